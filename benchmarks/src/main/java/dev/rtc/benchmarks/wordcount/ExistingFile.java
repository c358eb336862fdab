package dev.rtc.benchmarks.wordcount;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the path of a file that has to be there before anything runs. */
final class ExistingFile implements ITypeConverter<Path> {

  @Override
  public Path convert(String path) {
    Path file = Path.of(path);
    if (!Files.isRegularFile(file)) {
      throw new TypeConversionException(
          "found %s, which is not a file: write the path of an existing text".formatted(path));
    }
    return file;
  }
}
