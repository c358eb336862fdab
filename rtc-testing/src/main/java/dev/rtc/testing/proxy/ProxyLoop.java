package dev.rtc.testing.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves all connections of a proxy in one thread, which alone touches them. */
final class ProxyLoop {

  private static final int BUFFER = 1 << 16;

  /** Work on connections that may fail as they do. */
  interface Command {
    void run() throws IOException;
  }

  private final InetSocketAddress entrance;
  private final String host;
  private final int port;
  private final Selector selector;
  private final Thread thread;
  private final Weather weather = new Weather();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private final List<Link> links = new ArrayList<>();
  private @Nullable ServerSocketChannel door;
  private boolean silent;
  private volatile boolean closed;

  private ProxyLoop(InetSocketAddress entrance, String host, int port) throws IOException {
    this.entrance = entrance;
    this.host = host;
    this.port = port;
    this.selector = Selector.open();
    this.thread = new Thread(this::serve, "fault-proxy-" + entrance.getPort());
  }

  static ProxyLoop open(InetSocketAddress entrance, String host, int port) throws IOException {
    ProxyLoop loop = new ProxyLoop(entrance, host, port);
    try {
      loop.openDoor();
    } catch (IOException e) {
      loop.selector.close();
      throw e;
    }
    loop.thread.setDaemon(true);
    loop.thread.start();
    return loop;
  }

  /** Runs a command in the thread of the loop and returns when it is done. */
  void run(Command command) {
    ask(
        () -> {
          try {
            command.run();
          } catch (IOException e) {
            throw new UncheckedIOException("the proxy on " + entrance + " failed", e);
          }
          return null;
        });
  }

  /** Computes an answer in the thread of the loop. */
  synchronized <R extends @Nullable Object> R ask(Supplier<R> question) {
    if (closed) {
      throw new IllegalStateException("the proxy on " + entrance + " is closed; open a new one");
    }
    CompletableFuture<R> answer = new CompletableFuture<>();
    commands.add(() -> answerTo(question, answer));
    selector.wakeup();
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static <R extends @Nullable Object> void answerTo(
      Supplier<R> question, CompletableFuture<R> answer) {
    try {
      answer.complete(question.get());
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  Weather weather() {
    return weather;
  }

  int connections() {
    return links.size();
  }

  int connectionsSince(long moment) {
    return (int) links.stream().filter(link -> link.cameSince(moment)).count();
  }

  void cut() throws IOException {
    closeDoor();
    resetAll(link -> true);
  }

  void fallSilent() throws IOException {
    silent = true;
    links.forEach(Link::fallSilent);
    openDoor();
  }

  void heal() throws IOException {
    silent = false;
    weather.clear();
    resetAll(Link::isLossy);
    openDoor();
  }

  /** Resets all connections, frees the port and returns when the thread is gone. */
  synchronized void close() {
    if (closed) {
      return;
    }
    run(this::cut);
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void openDoor() throws IOException {
    if (door != null) {
      return;
    }
    ServerSocketChannel opened = ServerSocketChannel.open();
    try {
      opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      opened.bind(entrance);
      opened.configureBlocking(false);
      opened.register(selector, SelectionKey.OP_ACCEPT);
      door = opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void closeDoor() throws IOException {
    if (door != null) {
      door.close();
      door = null;
    }
    flushClosed();
  }

  private void resetAll(Predicate<Link> wanted) throws IOException {
    for (Link link : links) {
      if (wanted.test(link)) {
        link.reset();
      }
    }
    links.removeIf(link -> !link.isOpen());
    flushClosed();
  }

  /** Frees the sockets of closed channels, which a selector keeps until it selects again. */
  private void flushClosed() throws IOException {
    selector.selectNow();
  }

  private void serve() {
    try (selector) {
      while (!closed) {
        awaitWork();
        selector.selectedKeys().clear();
        obey();
        accept();
        moveAll();
      }
    } catch (IOException broken) {
      closed = true;
      obey();
    }
  }

  private void awaitWork() throws IOException {
    long now = System.nanoTime();
    long nanos = Long.MAX_VALUE;
    for (Link link : links) {
      link.await(now);
      nanos = Math.min(nanos, link.nanosUntilDue(now));
    }
    if (nanos == Long.MAX_VALUE) {
      selector.select();
    } else {
      selector.select(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
    }
  }

  private void obey() {
    for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
      command.run();
    }
  }

  private void accept() throws IOException {
    SocketChannel client = door == null ? null : door.accept();
    while (client != null) {
      Link link = new Link(client, selector, weather, System.nanoTime());
      links.add(link);
      if (silent) {
        link.fallSilent();
      } else {
        dial(link);
      }
      client = door == null ? null : door.accept();
    }
  }

  private void dial(Link link) throws IOException {
    try {
      link.dial(new InetSocketAddress(host, port));
    } catch (IOException | UnresolvedAddressException unreachable) {
      link.reset();
    }
  }

  private void moveAll() throws IOException {
    for (Link link : links) {
      if (link.isOpen()) {
        move(link);
      }
    }
    links.removeIf(link -> !link.isOpen());
  }

  private void move(Link link) throws IOException {
    try {
      link.move(buffer, System.nanoTime());
    } catch (IOException oneSideIsGone) {
      link.reset();
    }
  }
}
