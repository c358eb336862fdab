package dev.rtc.connector.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Catches what a sink prints in this JVM.
 *
 * @param name finds the bytes again after the sink was shipped to where it runs
 */
record Output(String name) implements Screen.Opener {

  private static final long serialVersionUID = 1L;
  private static final Map<String, ByteArrayOutputStream> BYTES = new ConcurrentHashMap<>();

  @Override
  public Screen open() {
    return new Screen(new PrintStream(bytes(), false, UTF_8), false, () -> 40);
  }

  List<String> lines() {
    return bytes().toString(UTF_8).lines().toList();
  }

  private ByteArrayOutputStream bytes() {
    return BYTES.computeIfAbsent(name, any -> new ByteArrayOutputStream());
  }
}
