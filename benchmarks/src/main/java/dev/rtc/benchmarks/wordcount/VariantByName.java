package dev.rtc.benchmarks.wordcount;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Knows all variants, and finds one by the name a user wrote. */
final class VariantByName implements ITypeConverter<Variant> {

  static final List<Variant> ALL =
      List.of(
          new StockVariant(), new StockTunedVariant(), new RtcVariant(), new PlainJavaVariant());

  @Override
  public Variant convert(String name) {
    return ALL.stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static TypeConversionException unknown(String name) {
    String names = ALL.stream().map(Variant::name).collect(Collectors.joining(", "));
    return new TypeConversionException(
        "found the variant '%s', which does not exist: write any of %s".formatted(name, names));
  }
}
