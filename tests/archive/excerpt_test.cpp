// What of a text is shown of a search: the words marked, as they are written there.
#include "archive/excerpt.h"

#include <doctest/doctest.h>

#include "archive/query.h"

namespace {

/// The hits in brackets.
std::string marked(std::string_view text, std::string_view asked, std::size_t most = 100) {
  std::string out;
  for (const archive::Piece& piece : archive::excerpt(text, archive::words_in(asked), most))
    out += piece.is_hit ? "[" + piece.text + "]" : piece.text;
  return out;
}

}  // namespace

TEST_CASE("words: white space of any kind parts them, each stands once, as it is folded") {
  CHECK(archive::words_in(" 駅前　駐輪場\n駅前 ") == std::vector<std::string>{"駅前", "駐輪場"});
  CHECK(archive::words_in("ＷＥＢ ｶﾞﾗｽ") == std::vector<std::string>{"web", "がらす"});
  CHECK(archive::words_in("　\n ").empty());
}

TEST_CASE("match: short words are beginnings, and no sign of a word is taken for a command") {
  CHECK(archive::match_of({"人"}) == "\"人\"*");
  CHECK(archive::match_of({"駐輪場", "駅前"}) == "\"駐輪場\" AND \"駅前\"*");
  CHECK(archive::match_of({"a\"b*"}) == "\"a\"\"b*\"");
}

TEST_CASE("excerpt: words are marked as they are written there, whatever width, case or kana") {
  CHECK(marked("駅前に駐輪場がほしい", "駐輪場") == "駅前に[駐輪場]がほしい");
  CHECK(marked("ＷＥＢで知る", "web") == "[ＷＥＢ]で知る");
  CHECK(marked("ｶﾞﾗｽの窓", "ガラス") == "[ｶﾞﾗｽ]の窓");
  CHECK(marked("みせとミセ", "ﾐｾ") == "[みせ]と[ミセ]");
  CHECK(marked("駐輪\n場がない", "駐輪場") == "[駐輪 場]がない");
  CHECK(marked("駅前の駐輪場", "駅 場") == "[駅]前の駐輪[場]");
  CHECK(marked("花を植える", "駐輪場") == "花を植える");
}

TEST_CASE("excerpt: of a long text the part round the first word is shown") {
  const std::string filler(120, 'a');
  const std::string shown = marked(filler + "駐輪場" + filler, "駐輪場", 40);
  CHECK(shown.starts_with("…"));
  CHECK(shown.ends_with("…"));
  CHECK(shown.find("[駐輪場]") != std::string::npos);
  CHECK(marked("駐輪場" + filler, "駐輪場", 40).starts_with("[駐輪場]"));
  CHECK(marked(filler + "駐輪場", "駐輪場", 40).ends_with("[駐輪場]"));
  CHECK(marked("", "駐輪場") == "");
}
