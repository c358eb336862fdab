package dev.rtc.testing.hdfs;

import dev.rtc.testing.server.HostedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.jspecify.annotations.Nullable;

/** Runs a name node and a data node in a JVM of their own. */
public final class HostedHdfs implements HostedServer {

  static final String NAME_NODE_PORT = "rtc.name-node.port";
  static final String WEB_PORT = "rtc.web.port";

  private @Nullable MiniDFSCluster cluster;

  @Override
  public void start(Path directory, Properties settings) throws IOException {
    Configuration configuration = new Configuration();
    settings.stringPropertyNames().stream()
        .filter(name -> !name.startsWith("rtc."))
        .forEach(name -> configuration.set(name, settings.getProperty(name)));
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.toString());
    boolean first = !Files.exists(directory.resolve("name-0-1"));
    cluster =
        new MiniDFSCluster.Builder(configuration)
            .nameNodePort(Integer.parseInt(settings.getProperty(NAME_NODE_PORT)))
            .nameNodeHttpPort(Integer.parseInt(settings.getProperty(WEB_PORT)))
            .numDataNodes(1)
            .format(first)
            .build();
    cluster.waitActive();
  }

  @Override
  public void stop() {
    if (cluster != null) {
      cluster.shutdown(false);
    }
  }
}
