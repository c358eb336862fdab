package dev.rtc.testing.hdfs;

import java.util.Map;
import java.util.TreeMap;

/** Writes settings the way Hadoop reads them. */
final class SiteFile {

  private SiteFile() {}

  static String of(Map<String, String> settings) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<configuration>\n");
    new TreeMap<>(settings)
        .forEach(
            (name, value) ->
                xml.append("  <property><name>")
                    .append(escaped(name))
                    .append("</name><value>")
                    .append(escaped(value))
                    .append("</value></property>\n"));
    return xml.append("</configuration>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
