#include "base/cell_guard.h"

#include <doctest/doctest.h>

#include <random>

using base::guarded_cell;
using base::unguarded_cell;

TEST_CASE("cell guard: also where another country's separator or a line end begins a cell") {
  CHECK(guarded_cell(";=1+1") == ";'=1+1");
  CHECK(guarded_cell("a;=1+1") == "a;'=1+1");
  CHECK(guarded_cell("a; =1") == "a;' =1");
  CHECK(guarded_cell("a|@b") == "a|'@b");
  CHECK(guarded_cell("a\n-1") == "a\n'-1");
  CHECK(guarded_cell("a\t+1") == "a\t'+1");
  CHECK(guarded_cell("a;\"=1") == "a;'\"=1");
  CHECK(guarded_cell("=1;=2") == "'=1;'=2");
  CHECK(guarded_cell("a;b") == "a;b");
  CHECK(guarded_cell("1,=1") == "1,=1");  // the file's own separator: within quotes there
}

TEST_CASE("cell guard: what it guards comes back to the letter") {
  for (const char* text : {"=1", "'=1", "''=1", "'a'", "'", "it's", ";=1", ";'=1", "\n=1",
                           "a\n\n'=1", "　＝1", "-", "", ";;;", "'\n'=", "=';'=;"})
    CHECK_MESSAGE(unguarded_cell(guarded_cell(text)) == text, text);
  std::mt19937 random(9);
  const std::string letters = "='\"+-;|\n\t a@";
  for (int n = 0; n < 20000; ++n) {
    std::string text;
    for (auto i = random() % 9; i > 0; --i) text += letters[random() % letters.size()];
    CHECK_MESSAGE(unguarded_cell(guarded_cell(text)) == text, text);
  }
}
