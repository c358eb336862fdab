package dev.rtc.testing.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Says back what it hears. */
final class EchoServer implements AutoCloseable {

  private final ServerSocket door;
  private final AtomicLong heard = new AtomicLong();

  EchoServer(int port) {
    try {
      door = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::welcome);
  }

  int port() {
    return door.getLocalPort();
  }

  long heard() {
    return heard.get();
  }

  private void welcome() {
    try {
      while (true) {
        Socket guest = door.accept();
        start(() -> echo(guest));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void echo(Socket guest) {
    byte[] bytes = new byte[8192];
    try (guest) {
      for (int n = guest.getInputStream().read(bytes); n >= 0; ) {
        heard.addAndGet(n);
        guest.getOutputStream().write(bytes, 0, n);
        n = guest.getInputStream().read(bytes);
      }
    } catch (IOException gone) {
      return;
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "echo");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
