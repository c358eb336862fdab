package dev.rtc.testing.postgres;

import dev.rtc.testing.server.HostedServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the processes of PostgreSQL on behalf of a JVM that may die. */
public final class HostedPostgres implements HostedServer {

  static final String PORT = "port";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private @Nullable EmbeddedPostgres postgres;

  @Override
  public void start(Path directory, Properties settings) throws IOException {
    // The process it names was killed: this JVM would not have been started otherwise.
    Files.deleteIfExists(PostmasterFile.of(directory).file());
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(PostmasterFile.data(directory))
            .setOverrideWorkingDirectory(directory.resolve("programs").toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(PATIENCE)
            .setErrorRedirector(ProcessBuilder.Redirect.INHERIT)
            .setOutputRedirector(ProcessBuilder.Redirect.INHERIT)
            .setPort(Integer.parseInt(settings.getProperty(PORT)));
    settings.stringPropertyNames().stream()
        .filter(name -> !name.equals(PORT))
        .forEach(name -> builder.setServerConfig(name, settings.getProperty(name)));
    postgres = builder.start();
  }

  @Override
  public void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Override
  public void abandon(Path directory) {
    Stream.concat(
            ProcessHandle.current().descendants(),
            PostmasterFile.of(directory).postmaster().stream().flatMap(HostedPostgres::family))
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static Stream<ProcessHandle> family(ProcessHandle head) {
    return Stream.concat(Stream.of(head), head.descendants());
  }
}
