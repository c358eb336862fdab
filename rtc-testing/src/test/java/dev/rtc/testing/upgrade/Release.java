package dev.rtc.testing.upgrade;

import dev.rtc.Pipeline;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Is a version of a pipeline, compiled from source: the classes of another version have the same
 * names, as in two jars of one program.
 */
final class Release {

  private final URLClassLoader classes;

  private Release(URLClassLoader classes) {
    this.classes = classes;
  }

  /**
   * Compiles a version.
   *
   * @param directory gets the classes
   * @param types the types of the pipeline and its static methods
   * @param body what a definition does with its {@code p}
   */
  static Release compile(Path directory, String types, String body) {
    String source =
        """
        package demo;
        import dev.rtc.Pipeline;
        import dev.rtc.aggregate.*;
        import dev.rtc.state.*;
        import dev.rtc.testing.upgrade.Lines;
        import dev.rtc.time.*;
        import dev.rtc.type.*;
        import java.time.*;
        import java.util.*;
        import java.util.function.Supplier;
        import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
        import org.apache.flink.api.common.functions.OpenContext;
        import org.apache.flink.api.common.state.*;
        import org.apache.flink.util.Collector;
        import org.apache.flink.api.common.typeinfo.*;

        public final class Demo implements Supplier<Pipeline> {
          %s

          public Pipeline get() {
            return Pipeline.define("demo", p -> %s);
          }
        }
        """
            .formatted(types, body);
    Path file = directory.resolve("demo").resolve("Demo.java");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    compile(file, directory);
    return new Release(loader(directory));
  }

  private static void compile(Path file, Path directory) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-parameters",
            "-d",
            directory.toString(),
            "-classpath",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                options,
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file))
            .call();
    if (!compiled) {
      throw new AssertionError(messages.toString());
    }
  }

  private static URLClassLoader loader(Path directory) {
    try {
      return new URLClassLoader(
          new URL[] {directory.toUri().toURL()}, Release.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  ClassLoader classes() {
    return classes;
  }

  /** Does something with the pipeline while its classes are those of the thread. */
  <R> R with(Function<Pipeline, R> action) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      return action.apply(pipeline());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Does something with the pipeline while its classes are those of the thread. */
  void run(Consumer<Pipeline> action) {
    with(
        pipeline -> {
          action.accept(pipeline);
          return pipeline;
        });
  }

  private Pipeline pipeline() {
    try {
      Supplier<?> demo =
          (Supplier<?>) classes.loadClass("demo.Demo").getDeclaredConstructor().newInstance();
      return (Pipeline) demo.get();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
