package dev.rtc.testing.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/** Writes each line it hears into a file and answers with the number of lines; a small database. */
public final class HostedDiary implements HostedServer {

  @Override
  public void start(Path directory, Properties settings) throws IOException {
    String helper = settings.getProperty("child");
    if (helper != null) {
      new ProcessBuilder(helper.split(" ", -1)).start();
    }
    int port = Integer.parseInt(settings.getProperty("port"));
    ServerSocket door = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
    System.out.println("the diary is open");
    new Thread(() -> serve(door, directory.resolve("diary"))).start();
  }

  private static void serve(ServerSocket door, Path diary) {
    while (true) {
      try (Socket guest = door.accept();
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(guest.getInputStream(), StandardCharsets.UTF_8))) {
        Files.writeString(
            diary, lines.readLine() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        guest.getOutputStream().write(Files.readAllLines(diary).size());
      } catch (IOException e) {
        System.err.println("lost a guest: " + e);
      }
    }
  }

  @Override
  public void stop() {
    System.out.println("the diary is closed");
  }

  @Override
  public void abandon(Path directory) {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }
}
