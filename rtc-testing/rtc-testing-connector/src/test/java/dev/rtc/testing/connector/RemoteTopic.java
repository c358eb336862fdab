package dev.rtc.testing.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a {@link TopicServer}, over one connection: a line there, a line back. */
final class RemoteTopic implements Topic {

  private final String name;
  private final Socket socket;
  private final Writer there;
  private final BufferedReader back;

  private RemoteTopic(String name, Socket socket) throws IOException {
    this.name = name;
    this.socket = socket;
    this.there = new OutputStreamWriter(socket.getOutputStream(), UTF_8);
    this.back = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  static Topic open(String name) throws IOException {
    return new RemoteTopic(
        name, new Socket(InetAddress.getLoopbackAddress(), TopicServer.PROXY.port()));
  }

  @Override
  public @Nullable String read(int partition, int number) throws IOException {
    String answer = ask(TopicServer.READ, partition, number);
    return answer.equals(TopicServer.NOTHING)
        ? null
        : answer.substring(TopicServer.RECORD.length());
  }

  @Override
  public void add(List<String> records) throws IOException {
    for (String record : records) {
      ask(TopicServer.ADD, 0, record);
    }
  }

  @Override
  public void commit(String batch, List<String> records) throws IOException {
    ask(TopicServer.COMMIT, 0, batch + " " + String.join(TopicServer.BETWEEN, records));
  }

  private String ask(String verb, int partition, Object what) throws IOException {
    there.write("%s %s %d %s\n".formatted(verb, name, partition, what));
    there.flush();
    String answer = back.readLine();
    if (answer == null) {
      throw new EOFException("the connection to topic " + name + " is lost");
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
