#include "storage/journal_reader.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "model/invariants.h"
#include "ops/document.h"
#include "storage/session_file.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using storage::journal_header;
using storage::journal_line;
using storage::read_journal;

namespace {

/// A journal of some ops, and the session's text after each of them.
struct Written {
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  model::Session start = support::small_session(ids);
  std::string text = journal_header(start.id);
  std::vector<std::string> lines;
  std::vector<std::string> texts;

  explicit Written(std::size_t ops) {
    ops::Document document(start);
    texts.push_back(storage::session_text(start, 0));
    std::mt19937 random(5);
    model::Session so_far =
        start;  // op by op; the document tells of an action when all of it is done
    document.subscribe([&](const ops::Op& op, ops::ActionId step) {
      lines.push_back(journal_line(lines.size() + 1, clock.wall(), step, op));
      REQUIRE(ops::apply(so_far, op).ok());
      texts.push_back(storage::session_text(so_far, 0));
    });
    while (lines.size() < ops)
      (void)document.apply_all(support::random_action(document.session(), random, ids));
    for (const std::string& line : lines) text += line;
  }
  std::string replayed(const storage::JournalRead& journal) const {
    model::Session session = start;
    std::vector<storage::Finding> findings;
    storage::replay(journal.entries, session, "evening.journal", findings);
    CHECK(findings.empty());
    return storage::session_text(session, 0);
  }
};

storage::JournalRead read(std::string_view text, std::uint64_t after = 0) {
  auto journal = read_journal(text, "evening.journal", after);
  REQUIRE(journal.ok());
  return std::move(*journal);
}

}  // namespace

TEST_CASE("journal: what was written is read, and gives the session as it was") {
  const Written w(200);
  const auto journal = read(w.text);
  CHECK(journal.findings.empty());
  CHECK(journal.session == w.start.id);
  CHECK(journal.entries.size() == w.lines.size());
  CHECK(journal.last_seq == w.lines.size());
  CHECK(journal.entries[0].at == w.clock.wall());
  CHECK(journal.entries[4].line == 6);
  CHECK(journal.good_bytes == w.text.size());
  CHECK(w.replayed(journal) == w.texts.back());
}

TEST_CASE("journal: cut at every byte it gives the ops before the cut and a valid session") {
  const Written w(25);
  for (std::size_t cut = 0; cut <= w.text.size(); ++cut) {
    const auto journal = read(std::string_view(w.text).substr(0, cut));
    std::size_t whole = 0, end = journal_header(w.start.id).size();
    // A line is whole with its last brace; the newline may still be missing.
    while (whole < w.lines.size() && end + w.lines[whole].size() - 1 <= cut)
      end += w.lines[whole++].size();
    REQUIRE(journal.entries.size() == whole);
    REQUIRE(w.replayed(journal) == w.texts[whole]);
    const bool torn = cut > journal.good_bytes;
    CHECK(journal.findings.size() == (torn ? 1 : 0));
    if (torn) CHECK(journal.findings[0].text.english().find("cut off") != std::string::npos);
    CHECK(journal.lacks_newline ==
          (journal.good_bytes > 0 && w.text[journal.good_bytes - 1] != '\n'));
  }
}

TEST_CASE("journal: a damaged line in the middle is passed over and said with its number") {
  Written w(30);
  // Adding a card that nothing speaks of later: its loss leaves the rest as it was.
  for (const char* junk :
       {"garbage", "{\"seq\":", "{}", "[1]", "\"seq\"", "{\"seq\":6,\"op\":{\"do\":\"fly\"}}"}) {
    std::string text = journal_header(w.start.id);
    for (std::size_t n = 0; n < w.lines.size(); ++n) {
      if (n == 5) text += std::string(junk) + "\n";
      text += w.lines[n];
    }
    const auto journal = read(text);
    CHECK(journal.entries.size() == w.lines.size());
    REQUIRE(journal.findings.size() == 1);
    CHECK(journal.findings[0].line == 7);
    CHECK(journal.findings[0].text.english().find("passed over") != std::string::npos);
    CHECK(w.replayed(journal) == w.texts.back());
  }
}

TEST_CASE("journal: ops that are missing, that stand twice or that do not fit are said") {
  const Written w(30);
  std::string text = journal_header(w.start.id);
  for (std::size_t n = 0; n < w.lines.size(); ++n) {
    if (n == 3 || n == 4) continue;
    text += w.lines[n];
    if (n == 9) text += w.lines[n];
  }
  const auto journal = read(text);
  REQUIRE(journal.findings.size() >= 2);
  CHECK(journal.findings[0].text.english() == "Ops 4 to 5 are missing before this line.");
  CHECK(journal.findings[1].text.english() == "Op 10 stands here again; it was passed over.");
  CHECK(journal.entries.size() == w.lines.size() - 2);

  model::Session session = w.start;
  std::vector<storage::Finding> findings;
  auto twice = read(w.text).entries;
  twice.push_back(twice.front());
  storage::replay(twice, session, "evening.journal", findings);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].text.english().find("does not fit") != std::string::npos);
  CHECK(storage::session_text(session, 0) == w.texts.back());
}

TEST_CASE("journal: only the ops after the session file's are read, older damage is no matter") {
  Written w(30);
  std::string text = journal_header(w.start.id) + "old damage\n";
  for (const std::string& line : w.lines) text += line;
  const auto journal = read(text, 20);
  CHECK(journal.entries.size() == w.lines.size() - 20);
  CHECK(journal.entries[0].seq == 21);
  CHECK(journal.last_seq == w.lines.size());
  CHECK(journal.findings.empty());
  CHECK(read(text, 0).findings.size() == 1);
}

TEST_CASE("journal: lines that a person has spelled otherwise are read too") {
  const Written w(3);
  const auto journal = read(journal_header(w.start.id) + "\n" +
                            w.lines[0].substr(0, w.lines[0].size() - 1) + "\r\n" + w.lines[1]);
  CHECK(journal.entries.size() == 2);
  CHECK(journal.findings.empty());
  const std::string mended =
      R"({"op":{"do":"remove","what":"card","id":"0197b2f4-8c00-7000-8000-000000000001"}, "seq": 1})";
  const auto other = read(journal_header(w.start.id) + mended + "\n");
  REQUIRE(other.entries.size() == 1);
  CHECK(std::holds_alternative<ops::Remove<model::Card>>(other.entries[0].op));
}

TEST_CASE("journal: without its first line the ops are read all the same, with no name on them") {
  const Written w(5);
  std::string text = "damaged header\n";
  for (const std::string& line : w.lines) text += line;
  const auto journal = read(text);
  CHECK(journal.session.nil());
  CHECK(journal.entries.size() == w.lines.size());
  CHECK(journal.findings.size() == 1);
  CHECK(read("").entries.empty());
  CHECK(read("\n\n").findings.empty());
}

TEST_CASE("journal: its first line holds the session it began with, whatever is in its texts") {
  Written w(1);
  w.start.title = "a\n  b \\n \"}\n";
  w.start.extra = R"({"deep":[[[{"x":"\n  y"}]]]})";
  const std::string header = journal_header(w.start, 7);
  CHECK(std::count(header.begin(), header.end(), '\n') == 1);
  const auto start = storage::load_session_text(storage::journal_start(header + w.lines[0]), "x");
  REQUIRE(start.ok());
  CHECK(start->findings.empty());
  CHECK(start->journal_seq == 7);
  CHECK(storage::session_text(start->session, 7) == storage::session_text(w.start, 7));
  CHECK(read(header + w.lines[0]).session == w.start.id);
  CHECK(read(header + w.lines[0]).entries.size() == 1);
  // Spelled otherwise, torn, or not there.
  std::string spaced = header;
  spaced.insert(1, " ");
  CHECK(storage::load_session_text(storage::journal_start(spaced), "x").ok());
  CHECK(read(spaced).session == w.start.id);
  for (std::size_t cut = 0; cut + 2 < header.size(); ++cut) {
    CHECK(storage::journal_start(header.substr(0, cut)).empty());
    CHECK(read(header.substr(0, cut)).session.nil());
  }
  CHECK(storage::journal_start(journal_header(w.start.id)).empty());
  CHECK(storage::journal_start("").empty());
}

TEST_CASE("journal: a newer one is refused, deep nesting and broken UTF-8 are not trusted") {
  const Written w(2);
  const auto newer = read_journal("{\"journal\":2,\"session\":\"x\"}\n", "evening.journal");
  REQUIRE_FALSE(newer.ok());
  CHECK(newer.error().code == base::ErrorCode::version);

  const auto deep = read(journal_header(w.start.id) +
                         "{\"seq\":1,\"op\":" + std::string(1000000, '[') + "\n" + w.lines[0]);
  CHECK(deep.entries.size() == 1);
  CHECK(deep.findings.size() == 1);

  std::string line = w.lines[0];
  const std::size_t text = line.find("意");
  REQUIRE(text != line.npos);
  line[text] = '\xff';
  const auto broken = read(journal_header(w.start.id) + line);
  REQUIRE(broken.entries.size() == 1);
  CHECK(broken.findings.size() == 1);
  model::Session session = w.start;
  std::vector<storage::Finding> findings;
  storage::replay(broken.entries, session, "evening.journal", findings);
  CHECK(model::broken_invariants(session).empty());
}

TEST_CASE("journal: zeros after a power cut are a torn line") {
  const Written w(4);
  const auto journal = read(w.text + std::string(512, '\0'));
  CHECK(journal.entries.size() == w.lines.size());
  CHECK(journal.findings.size() == 1);
  CHECK(journal.good_bytes == w.text.size());
}
