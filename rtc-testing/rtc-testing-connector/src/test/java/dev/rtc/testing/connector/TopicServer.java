package dev.rtc.testing.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rtc.testing.proxy.FaultProxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** Serves the topics of {@link Memory} to whoever dials the proxy in front of it. */
final class TopicServer {

  static final String READ = "read";
  static final String ADD = "add";
  static final String COMMIT = "commit";
  static final String BETWEEN = "\t";
  static final String RECORD = "record ";
  static final String NOTHING = "nothing";

  private static final String DONE = "done";
  private static final int ANY_PORT = 0;
  private static final int USUAL_BACKLOG = 0;

  /** Stands in front of the server; both end with the JVM. */
  static final FaultProxy PROXY = start();

  private TopicServer() {}

  private static FaultProxy start() {
    try {
      ServerSocket door =
          new ServerSocket(ANY_PORT, USUAL_BACKLOG, InetAddress.getLoopbackAddress());
      inBackground(() -> welcome(door));
      return FaultProxy.to(door.getInetAddress().getHostAddress(), door.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "topic-server");
    thread.setDaemon(true);
    thread.start();
  }

  private static void welcome(ServerSocket door) {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        inBackground(() -> serve(client));
      } catch (IOException e) {
        // a client has gone already
      }
    }
  }

  private static void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        Writer out = new OutputStreamWriter(client.getOutputStream(), UTF_8)) {
      String line = in.readLine();
      while (line != null) {
        out.write(answer(line.split(" ", 4)) + "\n");
        out.flush();
        line = in.readLine();
      }
    } catch (IOException e) {
      // the client has gone, and will be back if it wants more
    }
  }

  private static String answer(String[] request) throws IOException {
    String verb = request[0];
    int partition = Integer.parseInt(request[2]);
    String what = request[3];
    try (Topic topic = Memory.open(request[1])) {
      if (verb.equals(READ)) {
        String record = topic.read(partition, Integer.parseInt(what));
        return record == null ? NOTHING : RECORD + record;
      } else if (verb.equals(ADD)) {
        topic.add(List.of(what));
      } else {
        String[] batch = what.split(" ", 2);
        topic.commit(batch[0], List.of(batch[1].split(BETWEEN)));
      }
      return DONE;
    }
  }
}
