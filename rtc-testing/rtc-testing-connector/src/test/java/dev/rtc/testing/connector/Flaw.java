package dev.rtc.testing.connector;

/** Is what is wrong with a connector of these tests. */
enum Flaw {
  /** Nothing. */
  NONE,
  /** The source begins each split anew after a failure. */
  FORGETS_POSITION,
  /** The source goes on one record too far after a failure. */
  SKIPS_ONE,
  /** The source keeps the first split to itself when it is given several. */
  DROPS_RESTORED_SPLITS,
  /** The source takes bad records for good ones and drops them in silence. */
  SWALLOWS_BAD_RECORDS,
  /** The source ends for good at a cut. */
  ENDS_AT_A_CUT,
  /** Each reader or writer starts a thread and leaves it. */
  LEAKS_A_THREAD,
  /** Each reader or writer opens a file and leaves it. */
  LEAKS_A_FILE,
  /** The sink says that records are written while they still lie in its buffer. */
  ACKNOWLEDGES_EARLY,
  /** The sink shows records before a checkpoint holds them. */
  SHOWS_EARLY,
  /** The sink commits what it is asked to commit, although it has committed it before. */
  COMMITS_TWICE,
  /** The table keeps rows that were deleted. */
  KEEPS_DELETED_ROWS,
  /** Each description shows the identity of an object. */
  DESCRIBES_AN_IDENTITY,
  /** Wrong settings are found right. */
  VALIDATES_NOTHING
}
