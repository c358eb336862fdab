package dev.rtc.format.avro;

import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Says how the pages of a Parquet file are packed. */
public enum Packing {
  /** Packs nothing. */
  NONE(CompressionCodecName.UNCOMPRESSED),
  /** Packs fast; every reader knows it. */
  SNAPPY(CompressionCodecName.SNAPPY),
  /** Packs well and slowly; every reader knows it. */
  GZIP(CompressionCodecName.GZIP),
  /** Packs well and fast; readers since 2019 know it. */
  ZSTD(CompressionCodecName.ZSTD);

  private final CompressionCodecName codec;

  Packing(CompressionCodecName codec) {
    this.codec = codec;
  }

  CompressionCodecName codec() {
    return codec;
  }
}
