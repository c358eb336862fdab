package dev.rtc.benchmarks.measure;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an option that is a count of something there must be. */
public final class AtLeastOne implements ITypeConverter<Integer> {

  /**
   * Returns the number.
   *
   * @throws TypeConversionException if it is not a number or less than 1
   */
  @Override
  public Integer convert(String number) {
    if (!number.matches("[1-9][0-9]{0,8}")) {
      throw new TypeConversionException(
          "found '%s': write a whole number of 1 or more".formatted(number));
    }
    return Integer.valueOf(number);
  }
}
