package dev.rtc.testing;

import dev.rtc.testing.compare.Differences;
import java.util.List;
import java.util.OptionalLong;

/** Says what is missing and what is extra among collected records, in any order. */
record Mismatch(Differences<Collected<?>> differences) {

  static Mismatch between(List<?> expected, List<? extends Collected<?>> found) {
    return new Mismatch(Differences.between(expected, found, Collected::record));
  }

  boolean none() {
    return differences.none();
  }

  List<?> missing() {
    return differences.missing();
  }

  List<Collected<?>> extra() {
    return differences.extra();
  }

  /** Lists what is missing. */
  String missingText() {
    List<?> extra = extra().stream().map(Collected::record).toList();
    return Differences.block("missing", missing(), extra);
  }

  /**
   * Lists all of them, and tells of the first what helps to find out why.
   *
   * @param watermark where the watermark of the output stands; empty if it is not known
   */
  String text(OptionalLong watermark) {
    List<?> extra = extra().stream().map(Collected::record).toList();
    return missingText()
        + Differences.block("extra", extra, missing())
        + FirstDifference.text(missing(), extra(), watermark);
  }
}
