package dev.rtc.benchmarks.wordcount;

import org.apache.flink.configuration.MemorySize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size the way Flink's configuration writes it. */
final class SizeInBytes implements ITypeConverter<Long> {

  @Override
  public Long convert(String size) {
    try {
      return MemorySize.parseBytes(size);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "found the size '%s': write a number and a unit, such as 512mb or 2gb".formatted(size));
    }
  }
}
