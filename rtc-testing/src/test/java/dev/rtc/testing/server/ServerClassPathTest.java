package dev.rtc.testing.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerClassPathTest {

  private static final String PACKAGE = "dev/rtc/testing/server/";

  @TempDir private Path directory;

  @Test
  void jars_inside_the_jar_of_the_server_are_unpacked_once() throws Exception {
    Path jar = jarOf(HostedDiary.class);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      Class<?> hosted = loader.loadClass(HostedDiary.class.getName());
      Path unpacked = directory.resolve("unpacked");

      List<String> first = classPath(hosted, unpacked);
      List<String> second = classPath(hosted, unpacked);

      assertThat(first).startsWith(jar.toString()).endsWith(unpacked.resolve("a.jar").toString());
      assertThat(second).isEqualTo(first);
      assertThat(unpacked.resolve("a.jar")).hasContent("content of a");
      assertThat(unpacked).isDirectoryNotContaining("glob:**other.jar");
    }
  }

  @Test
  void libraries_join_and_nothing_of_the_test_does() throws Exception {
    List<String> path = classPath(HostedDiary.class, directory.resolve("unpacked"));

    assertThat(path).contains("more.jar").noneMatch(entry -> entry.contains("assertj"));
  }

  private List<String> classPath(Class<?> hosted, Path unpacked) throws IOException {
    String joined = new ServerClassPath(hosted, unpacked).with(List.of(Path.of("more.jar")));
    return List.of(joined.split(File.pathSeparator, -1));
  }

  private Path jarOf(Class<?> hosted) throws IOException {
    Path jar = directory.resolve("server.jar");
    String file = hosted.getName().replace('.', '/') + ".class";
    String parent = HostedServer.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      add(out, file, bytes(file));
      add(out, parent, bytes(parent));
      add(out, PACKAGE + "jars/a.jar", "content of a".getBytes(UTF_8));
      add(out, PACKAGE + "jars/deeper/other.jar", new byte[0]);
    }
    return jar;
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = HostedServer.class.getClassLoader().getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
