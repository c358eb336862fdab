package dev.rtc.testing.hdfs;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/** Speaks WebHDFS, Hadoop's file system over HTTP, so that a test needs no Hadoop. */
final class WebHdfs {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int REDIRECTED = 307;
  private static final int MISSING = 404;
  private static final int FAILED = 400;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String root;

  WebHdfs(int port) {
    this.root = "http://127.0.0.1:" + port + "/webhdfs/v1";
  }

  void write(String path, byte[] content) {
    URI nameNode = operation(path, "CREATE", "&overwrite=true");
    HttpResponse<byte[]> directions = send("PUT", nameNode, BodyPublishers.noBody(), path);
    send("PUT", target(directions, path), BodyPublishers.ofByteArray(content), path);
  }

  byte[] read(String path) {
    URI nameNode = operation(path, "OPEN", "");
    HttpResponse<byte[]> directions = send("GET", nameNode, BodyPublishers.noBody(), path);
    return send("GET", target(directions, path), BodyPublishers.noBody(), path).body();
  }

  /** Lists the names in a directory, sorted; those of directories end with a slash. */
  List<String> list(String path) {
    URI nameNode = operation(path, "LISTSTATUS", "");
    byte[] json = send("GET", nameNode, BodyPublishers.noBody(), path).body();
    List<String> names = new ArrayList<>();
    for (JsonNode file : parse(json, path).path("FileStatuses").path("FileStatus")) {
      boolean directory = file.path("type").asText().equals("DIRECTORY");
      names.add(file.path("pathSuffix").asText() + (directory ? "/" : ""));
    }
    Collections.sort(names);
    return List.copyOf(names);
  }

  private URI operation(String path, String name, String more) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "the path '%s' is not absolute; say '/%s'".formatted(path, path));
    }
    String user = URLEncoder.encode(System.getProperty("user.name"), StandardCharsets.UTF_8);
    String escaped =
        URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/").replace("+", "%20");
    return URI.create(root + escaped + "?op=" + name + "&user.name=" + user + more);
  }

  private HttpResponse<byte[]> send(String method, URI uri, BodyPublisher body, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, body).timeout(PATIENCE).build();
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() >= FAILED) {
        throw refused(path, response);
      }
      return response;
    } catch (IOException e) {
      throw new IllegalStateException("HDFS does not answer about '" + path + "': " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking HDFS for '" + path + "'", e);
    }
  }

  private static URI target(HttpResponse<byte[]> directions, String path) {
    return directions
        .headers()
        .firstValue("Location")
        .filter(location -> directions.statusCode() == REDIRECTED)
        .map(URI::create)
        .orElseThrow(() -> new IllegalStateException("HDFS names no data node for '" + path + "'"));
  }

  private static IllegalArgumentException refused(String path, HttpResponse<byte[]> response) {
    String answer = new String(response.body(), StandardCharsets.UTF_8);
    return new IllegalArgumentException(
        response.statusCode() == MISSING
            ? "HDFS has no '%s'; write(\"%s\", ...) first".formatted(path, path)
            : "HDFS refuses '%s' (%d): %s".formatted(path, response.statusCode(), answer));
  }

  private static JsonNode parse(byte[] json, String path) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException("HDFS does not answer in JSON about '" + path + "'", e);
    }
  }
}
