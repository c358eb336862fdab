package dev.rtc.testing.simulation;

import dev.rtc.testing.driver.Move;
import dev.rtc.testing.driver.MoveKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Chooses the next move, each kind with a weight of its own that the seed draws. */
final class MoveChoice {

  private static final int[] WEIGHTS = {1, 3, 9, 27};
  private static final List<MoveKind> STRAIGHT =
      List.of(
          MoveKind.DELIVER,
          MoveKind.ASYNC_HALF,
          MoveKind.GIVE_UP,
          MoveKind.COMPLETE,
          MoveKind.NOTIFY,
          MoveKind.ENUMERATOR,
          MoveKind.FINISH,
          MoveKind.STEP,
          MoveKind.TIMER);

  private final SplittableRandom random;
  private final long seeded;
  private final Map<MoveKind, Integer> weights = new EnumMap<>(MoveKind.class);
  private long made;

  MoveChoice(SplittableRandom random, long seeded) {
    this.random = random;
    this.seeded = seeded;
    for (MoveKind kind : MoveKind.values()) {
      weights.put(kind, WEIGHTS[random.nextInt(WEIGHTS.length)]);
    }
  }

  /**
   * Takes what is furthest downstream first: each record goes all the way before the next is read.
   */
  private static Move straight(List<Move> possible) {
    Move first = possible.get(0);
    for (Move move : possible) {
      int rank = STRAIGHT.indexOf(move.kind());
      int best = STRAIGHT.indexOf(first.kind());
      if (rank < best || (rank == best && move.kind() == MoveKind.STEP)) {
        first = move;
      }
    }
    return first;
  }

  Move among(List<Move> possible) {
    if (possible.size() == 1) {
      return possible.get(0);
    } else if (made++ >= seeded) {
      return straight(possible);
    }
    int total = 0;
    for (Move move : possible) {
      total += weight(move);
    }
    int left = random.nextInt(total);
    for (Move move : possible) {
      left -= weight(move);
      if (left < 0) {
        return move;
      }
    }
    throw new IllegalStateException("drew nothing of " + possible);
  }

  private int weight(Move move) {
    return weights.getOrDefault(move.kind(), 0);
  }
}
