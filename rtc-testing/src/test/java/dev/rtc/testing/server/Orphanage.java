package dev.rtc.testing.server;

import java.nio.file.Path;
import java.util.Map;

/** Is a test's JVM that starts a server and then dies without a word of farewell. */
final class Orphanage {

  private Orphanage() {}

  public static void main(String[] port) {
    ServerJvm jvm = ServerJvm.of("the diary", HostedDiary.class);
    jvm.start(Map.of("port", port[0], "child", "sleep 600"));
    Path home = jvm.data().getParent();
    System.out.println(jvm.process().pid() + " " + child(jvm.process()).pid() + " " + home);
    System.out.flush();
    Runtime.getRuntime().halt(137);
  }

  static ProcessHandle child(ProcessHandle parent) {
    return parent.children().findFirst().orElseThrow();
  }
}
