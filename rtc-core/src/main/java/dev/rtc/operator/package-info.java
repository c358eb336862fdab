/**
 * What runs per record: the operators rtc puts into Flink jobs.
 *
 * <p>They know nothing of graphs and plans; a translator hands them functions, types and sizes.
 */
@NullMarked
package dev.rtc.operator;

import org.jspecify.annotations.NullMarked;
