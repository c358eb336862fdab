package dev.rtc.testing.driver;

import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.runtime.checkpoint.channel.InputChannelInfo;
import org.apache.flink.runtime.event.AbstractEvent;
import org.apache.flink.runtime.io.network.api.CheckpointBarrier;
import org.apache.flink.runtime.io.network.buffer.Buffer;
import org.apache.flink.runtime.io.network.buffer.FreeingBufferRecycler;
import org.apache.flink.runtime.io.network.buffer.NetworkBuffer;
import org.apache.flink.runtime.io.network.partition.consumer.BufferOrEvent;

/** Is one thing on its way between two subtasks. */
sealed interface Element {

  BufferOrEvent arrive(InputChannelInfo at, boolean more);

  /** Tells whether nothing may follow until the receiver says so. */
  boolean blocks();

  /** A record, a watermark or the status of one, with its length in front, as Flink writes it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Data(byte[] bytes) implements Element {

    @Override
    public boolean blocks() {
      return false;
    }

    @Override
    public BufferOrEvent arrive(InputChannelInfo at, boolean more) {
      Buffer buffer =
          new NetworkBuffer(
              MemorySegmentFactory.wrap(bytes),
              FreeingBufferRecycler.INSTANCE,
              Buffer.DataType.DATA_BUFFER,
              bytes.length);
      return new BufferOrEvent(buffer, at, more, false);
    }
  }

  /** A barrier, or the end of the data. */
  record Event(AbstractEvent event) implements Element {

    @Override
    public boolean blocks() {
      return event instanceof CheckpointBarrier barrier
          && barrier.getCheckpointOptions().needsAlignment();
    }

    @Override
    public BufferOrEvent arrive(InputChannelInfo at, boolean more) {
      return new BufferOrEvent(event, false, at, more, 0, false);
    }
  }
}
