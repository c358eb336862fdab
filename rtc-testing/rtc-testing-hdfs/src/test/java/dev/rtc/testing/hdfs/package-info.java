@NullMarked
package dev.rtc.testing.hdfs;

import org.jspecify.annotations.NullMarked;
