package dev.rtc.testing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/** Says what is missing and what is extra among collected records, in any order. */
record Mismatch(List<?> missing, List<Collected<?>> extra) {

  static Mismatch between(List<?> expected, List<? extends Collected<?>> found) {
    List<Object> missing = new ArrayList<>();
    List<Collected<?>> extra = new ArrayList<>(found);
    for (Object record : expected) {
      if (!removeFirst(extra, record)) {
        missing.add(record);
      }
    }
    return new Mismatch(missing, extra);
  }

  private static boolean removeFirst(List<Collected<?>> records, Object sought) {
    for (Iterator<Collected<?>> each = records.iterator(); each.hasNext(); ) {
      if (Differences.same(each.next().record(), sought)) {
        each.remove();
        return true;
      }
    }
    return false;
  }

  boolean none() {
    return missing.isEmpty() && extra.isEmpty();
  }

  /**
   * Lists all of them, and tells of the first what helps to find out why.
   *
   * @param watermark where the watermark of the output stands; empty if it is not known
   */
  String text(OptionalLong watermark) {
    return Differences.block("missing", missing)
        + Differences.block("extra", extra.stream().map(Collected::record).toList())
        + FirstDifference.text(missing, extra, watermark);
  }
}
