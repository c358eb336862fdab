package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePatternTest {

  @TempDir Path root;

  @BeforeEach
  void files() throws IOException {
    for (String name :
        List.of(
            "b.txt",
            "a.txt",
            "a.csv",
            "x[1].txt",
            ".hidden.txt",
            "_SUCCESS",
            "day=1/a.txt",
            "day=1/deep/b.txt",
            "day=1/deep/_temporary/c.txt",
            "day=2/a.txt",
            ".git/a.txt")) {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  @Test
  void a_directory_stands_for_all_visible_files_below_it_in_order() throws IOException {
    assertThat(found(""))
        .containsExactly(
            "a.csv",
            "a.txt",
            "b.txt",
            "day=1/a.txt",
            "day=1/deep/b.txt",
            "day=2/a.txt",
            "x[1].txt");
  }

  @Test
  void a_file_stands_for_itself_even_if_hidden() throws IOException {
    assertThat(found("/a.txt")).containsExactly("a.txt");
    assertThat(found("/.hidden.txt")).containsExactly(".hidden.txt");
  }

  @Test
  void a_star_stays_within_a_name() throws IOException {
    assertThat(found("/*.txt")).containsExactly("a.txt", "b.txt", "x[1].txt");
    assertThat(found("/*/a.txt")).containsExactly("day=1/a.txt", "day=2/a.txt");
    assertThat(found("/?.csv")).containsExactly("a.csv");
  }

  @Test
  void two_stars_cross_directories() throws IOException {
    assertThat(found("/**.txt"))
        .containsExactly(
            "a.txt", "b.txt", "day=1/a.txt", "day=1/deep/b.txt", "day=2/a.txt", "x[1].txt");
  }

  @Test
  void braces_choose_also_across_directories() throws IOException {
    assertThat(found("/{a.csv,day=1/deep/*}")).containsExactly("a.csv", "day=1/deep/b.txt");
  }

  @Test
  void a_directory_that_matches_is_read_whole() throws IOException {
    assertThat(found("/day=[1-1]")).containsExactly("day=1/a.txt", "day=1/deep/b.txt");
  }

  @Test
  void a_path_that_exists_is_no_glob() throws IOException {
    assertThat(found("/x[1].txt")).containsExactly("x[1].txt");
  }

  @Test
  void a_glob_without_match_finds_nothing() throws IOException {
    assertThat(found("/*.json")).isEmpty();
    assertThat(found("/nowhere/*.txt")).isEmpty();
  }

  @Test
  void nothing_at_the_path_is_an_error() {
    assertThatThrownBy(() -> found("/c.txt"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("There is nothing at file:%s/c.txt", root);
  }

  @Test
  void a_relative_path_begins_at_the_working_directory() {
    assertThat(FilePattern.of("x/y").path().getPath())
        .isEqualTo(Path.of("").toAbsolutePath().resolve("x/y").toString());
  }

  private List<String> found(String glob) throws IOException {
    return FilePattern.of(root + glob).files().stream()
        .map(file -> root.relativize(Path.of(file.getPath().getPath())).toString())
        .toList();
  }
}
