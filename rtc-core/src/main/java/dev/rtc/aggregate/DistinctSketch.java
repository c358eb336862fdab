package dev.rtc.aggregate;

/**
 * Estimates how many different hashes it has seen: HyperLogLog, in an array of ints.
 *
 * <p>P. Flajolet, É. Fusy, O. Gandouet, F. Meunier, HyperLogLog (2007). While hashes are few it
 * keeps them at full precision, as S. Heule, M. Nunkesser, A. Hall, HyperLogLog in Practice (2013)
 * do: the array is a hash set of coupons, each a 26-bit place and a 6-bit rank, behind their count.
 * When these would need as much room as 2^p registers, it becomes registers, four to an int, behind
 * {@link #DENSE}. Results are estimated by O. Ertl, New Cardinality Estimation Algorithms for
 * HyperLogLog Sketches (2017), algorithm 6, which needs no tables and has no bias.
 *
 * <p>The sketch follows from the set of hashes alone, however they were added and merged. Merging
 * with one of another precision gives the coarser of both.
 */
final class DistinctSketch {

  static final int LEAST_PRECISION = 4;

  private static final int DENSE = -1;
  private static final int PLACE_BITS = 26;
  private static final int RANK_BITS = 6;
  private static final int MOST_RANK = Long.SIZE - PLACE_BITS + 1;
  private static final double BIAS = 0.5 / Math.log(2);

  private DistinctSketch() {}

  /** Returns the relative standard error of an estimate. */
  static double standardError(int precision) {
    return 1.04 / Math.sqrt(1 << precision);
  }

  static int[] create() {
    return new int[1 + 4];
  }

  static int[] add(int[] sketch, long hash, int precision) {
    int place = (int) (hash >>> (Long.SIZE - PLACE_BITS));
    int rank = Math.min(Long.numberOfLeadingZeros(hash << PLACE_BITS) + 1, MOST_RANK);
    return addCoupon(sketch, place << RANK_BITS | rank, precision);
  }

  private static int[] addCoupon(int[] sketch, int coupon, int precision) {
    if (sketch[0] == DENSE) {
      register(sketch, coupon, precisionOf(sketch));
      return sketch;
    }
    if (!insert(sketch, coupon)) {
      return sketch;
    }
    sketch[0]++;
    int room = sketch.length - 1;
    boolean full = sketch[0] > room - (room >>> 2);
    return full ? grown(sketch, precision) : sketch;
  }

  /** Puts a coupon where it belongs and says whether it is new. */
  private static boolean insert(int[] sketch, int coupon) {
    int mask = sketch.length - 2;
    int at = (coupon * 0x9E3779B9 >>> 7) & mask;
    while (sketch[1 + at] != 0) {
      if (sketch[1 + at] == coupon) {
        return false;
      }
      at = (at + 1) & mask;
    }
    sketch[1 + at] = coupon;
    return true;
  }

  private static int[] grown(int[] sketch, int precision) {
    int room = (sketch.length - 1) * 2;
    int registers = 1 << precision;
    int[] larger = new int[1 + Math.min(room, registers / 4)];
    if (room > registers / 4) {
      larger = new int[1 + registers / 4];
      larger[0] = DENSE;
    }
    for (int i = 1; i < sketch.length; i++) {
      if (sketch[i] != 0) {
        larger = addCoupon(larger, sketch[i], precision);
      }
    }
    return larger;
  }

  private static int precisionOf(int[] dense) {
    return Integer.numberOfTrailingZeros((dense.length - 1) * 4);
  }

  /** Raises the register at the coupon's place to its rank among the bits behind that place. */
  private static void register(int[] dense, int coupon, int precision) {
    int place = coupon >>> RANK_BITS;
    int behind = PLACE_BITS - precision;
    int rest = place << (Integer.SIZE - behind);
    int rank =
        rest == 0
            ? behind + (coupon & (1 << RANK_BITS) - 1)
            : Integer.numberOfLeadingZeros(rest) + 1;
    raise(dense, place >>> behind, rank);
  }

  private static void raise(int[] dense, int register, int rank) {
    int shift = (register & 3) * Byte.SIZE;
    int word = dense[1 + (register >>> 2)];
    if ((word >>> shift & 0xFF) < rank) {
      dense[1 + (register >>> 2)] = word & ~(0xFF << shift) | rank << shift;
    }
  }

  private static int rankAt(int[] dense, int register) {
    return dense[1 + (register >>> 2)] >>> (register & 3) * Byte.SIZE & 0xFF;
  }

  static int[] merge(int[] left, int[] right, int precision) {
    if (left[0] == DENSE && right[0] == DENSE) {
      return left.length <= right.length ? fold(right, left) : fold(left, right);
    }
    int[] into = left[0] == DENSE || right[0] != DENSE && left[0] >= right[0] ? left : right;
    int[] from = into == left ? right : left;
    for (int i = 1; i < from.length; i++) {
      if (from[i] != 0) {
        into = addCoupon(into, from[i], precision);
      }
    }
    return into;
  }

  /** Raises the registers of the coarser sketch to those of the finer one. */
  private static int[] fold(int[] finer, int[] coarser) {
    int behind = precisionOf(finer) - precisionOf(coarser);
    for (int register = 0; register < 1 << precisionOf(finer); register++) {
      int rank = rankAt(finer, register);
      if (rank > 0) {
        int rest = behind == 0 ? 0 : register << (Integer.SIZE - behind);
        int rankBefore = rest == 0 ? behind + rank : Integer.numberOfLeadingZeros(rest) + 1;
        raise(coarser, register >>> behind, rankBefore);
      }
    }
    return coarser;
  }

  static double estimate(int[] sketch) {
    return sketch[0] == DENSE ? dense(sketch) : sparse(sketch[0]);
  }

  /** Counts linearly, for coupons are far fewer than places. */
  private static double sparse(int coupons) {
    double places = 1 << PLACE_BITS;
    return -places * Math.log1p(-coupons / places);
  }

  private static double dense(int[] sketch) {
    int precision = precisionOf(sketch);
    int most = Long.SIZE - precision;
    int[] counts = counts(sketch, most);
    double registers = 1 << precision;
    double sum = registers * tau(1 - counts[most + 1] / registers);
    for (int rank = most; rank >= 1; rank--) {
      sum = 0.5 * (sum + counts[rank]);
    }
    sum += registers * sigma(counts[0] / registers);
    return BIAS * registers * registers / sum;
  }

  private static int[] counts(int[] sketch, int most) {
    int[] counts = new int[most + 2];
    for (int i = 1; i < sketch.length; i++) {
      for (int word = sketch[i], register = 0; register < 4; register++, word >>>= Byte.SIZE) {
        counts[word & 0xFF]++;
      }
    }
    return counts;
  }

  private static double sigma(double share) {
    if (share == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = share;
    double before;
    double power = share;
    double weight = 1;
    do {
      power *= power;
      before = sum;
      sum += power * weight;
      weight += weight;
    } while (sum != before);
    return sum;
  }

  private static double tau(double share) {
    if (share == 0 || share == 1) {
      return 0;
    }
    double root = share;
    double weight = 1;
    double sum = 1 - share;
    double before;
    do {
      root = Math.sqrt(root);
      before = sum;
      weight *= 0.5;
      sum -= (1 - root) * (1 - root) * weight;
    } while (sum != before);
    return sum / 3;
  }
}
