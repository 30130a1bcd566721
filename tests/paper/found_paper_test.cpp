#include "paper/found_paper.h"

#include <doctest/doctest.h>

using namespace paper;

namespace {

const base::Size kPhoto{1600, 1200};

FoundPaper some() {
  return {{{{10, 20}, {210.5, 22}, {208, 160}, {12, 158}}},
          model::PaperColor::green,
          0.875,
          "水やりを「当番」で"};
}

std::string told(const std::string& line) { return head_line(1) + line + "\n"; }

}  // namespace

TEST_CASE("found papers: what is told is read") {
  FoundPaper other = some();
  other.text.clear();
  const auto read = read_papers(head_line(2) + line_of(some()) + line_of(other), kPhoto);
  REQUIRE_MESSAGE(read, (read ? "" : read.error().text()));
  CHECK(*read == std::vector<FoundPaper>{some(), other});
  CHECK(read_papers(head_line(0), kPhoto).value().empty());
}

TEST_CASE("found papers: an answer that was cut anywhere is none") {
  const std::string whole = head_line(1) + line_of(some());
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK_FALSE(read_papers(whole.substr(0, size), kPhoto));
  CHECK(read_papers(whole, kPhoto));
  CHECK_FALSE(read_papers(whole + whole, kPhoto));
}

TEST_CASE("found papers: what makes no sense is refused") {
  const std::string corners = R"("corners":[0,0,10,0,10,10,0,10])";
  for (const std::string& line : std::vector<std::string>{
           "", "[]", "{}", "nonsense", "{" + corners + R"(,"color":"gold","sure":1,"text":"a"})",
           "{" + corners + R"(,"color":"sky","sure":"1","text":"a"})",
           "{" + corners + R"(,"color":"sky","sure":1,"text":7})",
           "{" + corners + R"(,"color":"sky","sure":1,"text":")" + "\xC3\x28\"}",
           "{" + corners + R"(,"color":"sky","sure":1,"text":")" + std::string(20000, 'a') + "\"}",
           R"({"corners":[0,0,10,0,10,10],"color":"sky","sure":1,"text":"a"})",
           R"({"corners":[0,0,10,0,10,10,0,"9"],"color":"sky","sure":1,"text":"a"})",
           R"({"corners":[0,0,1e9,0,10,10,0,10],"color":"sky","sure":1,"text":"a"})"})
    CHECK_FALSE_MESSAGE(read_papers(told(line), kPhoto), line.substr(0, 100));
  for (const char* head : {"{\"papers\":-1}\n", "{\"papers\":201}\n", "{\"papers\":1e18}\n",
                           "{\"papers\":\"1\"}\n", "7\n", "\n"})
    CHECK_FALSE_MESSAGE(read_papers(head + line_of(some()), kPhoto), head);
}

TEST_CASE("found papers: control characters and what is too long fall away, corners come inside") {
  FoundPaper odd = some();
  odd.text = "a\x1B[31mb\x07";
  odd.corners_px[1].x = 1650;
  for (int i = 0; i < 500; ++i) odd.text += "木";
  const auto read = read_papers(head_line(1) + line_of(odd), kPhoto);
  REQUIRE(read);
  const FoundPaper& got = read->front();
  CHECK(got.text.starts_with("a[31mb木"));
  CHECK(got.text.size() == 6 + (kMostPaperText - 6) * 3);
  CHECK(got.corners_px[1].x == kPhoto.w);
}

TEST_CASE("found papers: how far it is can be heard while it is told") {
  CHECK(heard_of("").of == 0);
  CHECK(heard_of(head_line(12)).of == 12);
  CHECK(heard_of(head_line(12)).told == 0);
  CHECK(heard_of(head_line(12) + line_of(some()) + "{\"cor").told == 1);
  CHECK(heard_of("rubbish\nrubbish\n").of == 0);
}
