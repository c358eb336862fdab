package dev.rtc.testing.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a hosted server needs to run: its class, this package, and the jars that lie in the
 * folder {@code jars} beside its class.
 *
 * <p>Jars inside a jar are invisible to the class loader of the test. That is their point: a
 * server's libraries neither clash with those of the test nor hide a missing one.
 */
final class ServerClassPath {

  private final Class<?> hosted;
  private final Path unpacked;

  ServerClassPath(Class<?> hosted, Path unpacked) {
    this.hosted = hosted;
    this.unpacked = unpacked;
  }

  /** Joins all of it, and what the caller adds, the way {@code java -cp} wants it. */
  String with(Collection<Path> libraries) throws IOException {
    List<Path> all = new ArrayList<>();
    all.add(home(hosted));
    all.add(home(ServerHost.class));
    all.addAll(libraries);
    all.addAll(jars());
    return all.stream()
        .distinct()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<Path> jars() throws IOException {
    Path home = home(hosted);
    String folder = hosted.getPackageName().replace('.', '/') + "/jars/";
    if (Files.isDirectory(home)) {
      return listed(home.resolve(folder));
    }
    if (!Files.exists(unpacked)) {
      unpack(home, folder);
    }
    return listed(unpacked);
  }

  private static List<Path> listed(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private void unpack(Path jar, String folder) throws IOException {
    Files.createDirectories(unpacked);
    try (JarFile file = new JarFile(jar.toFile())) {
      List<JarEntry> jars =
          file.stream().filter(entry -> isJarIn(folder, entry.getName())).toList();
      for (JarEntry entry : jars) {
        try (InputStream content = file.getInputStream(entry)) {
          Files.copy(content, unpacked.resolve(entry.getName().substring(folder.length())));
        }
      }
    }
  }

  private static boolean isJarIn(String folder, String entry) {
    return entry.startsWith(folder)
        && entry.endsWith(".jar")
        && entry.indexOf('/', folder.length()) < 0;
  }

  private static Path home(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("cannot tell where " + type.getName() + " was loaded from", e);
    }
  }
}
