// What contradicts the rest is what is wrong: branches of one session, and single bytes, digits and
// lines that were hurt on the disk.
#include "ops/op_line.h"
#include "storage/evening.h"
#include "storage/side_files.h"

#include <set>

using namespace storage_test;

namespace {

/// An evening on the disk: a session file, and a journal that has more; and what both say together.
struct Saved {
  Evening e;
  std::string file, journal, text;

  explicit Saved(unsigned seed = 3) : e(seed) {
    e.create();
    e.act_ops(40);
    e.work->snapshot(e.document->session());
    e.settle();
    e.act_ops(40);
    e.settle();
    e.work.reset();
    file = *e.files.content(kPath);
    journal = *e.files.content(kJournal);
    text = e.text();
  }
  storage::LoadedSession load(const std::string& file_now, const std::string& journal_now) {
    e.files.put(kPath, file_now);
    e.files.put(kJournal, journal_now);
    auto loaded = storage::load_session(e.files, kPath);
    REQUIRE_MESSAGE(loaded.ok(), (loaded.ok() ? "" : loaded.error().text()));
    return std::move(*loaded);
  }
  bool is_whole(const storage::LoadedSession& loaded) const {
    return text_of(loaded.session) == text;
  }
};

std::string line_of(const std::string& text, std::size_t number) {
  std::size_t at = 0;
  while (number-- > 0) at = text.find('\n', at) + 1;
  return text.substr(at, text.find('\n', at) + 1 - at);
}

std::size_t offset_of_line(const std::string& text, std::size_t number) {
  std::size_t at = 0;
  while (number-- > 0) at = text.find('\n', at) + 1;
  return at;
}

}  // namespace

TEST_CASE("branches: two that went on from one session are not mixed, and neither is lost") {
  Saved s;
  // Taken home as the session file alone, worked on there, and put back.
  Evening home(99);
  home.files.put(kPath, s.file);
  home.open();
  for (const char* text : {"home1", "home2"}) home.add_card(text);
  REQUIRE(home.work->finish(home.document->session()).ok());
  const std::string put_back = *home.files.content(kPath);

  const auto loaded = s.load(put_back, s.journal);
  CHECK(text_of(loaded.session) == home.text());
  REQUIRE(loaded.findings.size() == 1);
  CHECK(loaded.findings[0].text.english().find("another copy") != std::string::npos);
  CHECK(loaded.replayed == 0);

  // Opened for work, the other branch becomes a session of its own.
  s.e.open();
  CHECK(s.e.text() == home.text());
  s.e.act_ops(3);
  REQUIRE(s.e.work->finish(s.e.document->session()).ok());
  std::size_t found = 0;
  for (const std::string& name : s.e.files.names()) {
    if (name.find(".other-") == name.npos || !name.ends_with(".json")) continue;
    ++found;
    const auto other = storage::load_session(s.e.files, name);
    REQUIRE(other.ok());
    CHECK(text_of(other->session) == s.text);
    CHECK(other->findings.empty());
  }
  CHECK(found == 1);
  s.e.open();
  CHECK(s.e.findings.empty());
}

TEST_CASE("branches: a longer one over a shorter journal is seen as well") {
  Saved s;
  Evening home(98);
  home.files.put(kPath, s.file);
  home.open();
  home.act_ops(200);
  REQUIRE(home.work->finish(home.document->session()).ok());
  const auto loaded = s.load(*home.files.content(kPath), s.journal);
  CHECK(text_of(loaded.session) == home.text());
  CHECK(loaded.journal_is_not_ours);
  CHECK_FALSE(loaded.branch.empty());
}

TEST_CASE("branches: both files taken along, or an older session file put back, are no branch") {
  Saved s;
  CHECK(s.is_whole(s.load(s.file, s.journal)));
  CHECK(s.load(s.file, s.journal).findings.empty());
  s.e.open();
  s.e.act_ops(30);
  REQUIRE(s.e.work->finish(s.e.document->session()).ok());
  const std::string now = s.e.text();
  const auto older = s.load(s.file, *s.e.files.content(kJournal));
  CHECK(text_of(older.session) == now);
  CHECK(older.findings.empty());
}

TEST_CASE("branches: an older journal beside a newer session file goes on") {
  Saved s;
  s.e.open();
  s.e.act_ops(30);
  REQUIRE(s.e.work->finish(s.e.document->session()).ok());
  // Only cards were added, moved …: unless something of it is gone from the session, nothing would
  // be lost by going on.
  const auto loaded = s.load(*s.e.files.content(kPath), s.journal);
  CHECK(text_of(loaded.session) == s.e.text());
  s.e.open();
  s.e.act_ops(5);
  s.e.settle();
  const std::string text = s.e.text();
  s.e.files.crash();
  s.e.open();
  CHECK(s.e.text() == text);
}

TEST_CASE("branches: files of the program before this one load, and go on with a hash") {
  Saved s;
  const auto whole = s.load(s.file, s.journal);
  std::string journal = storage::journal_header(whole.session.id);
  const auto read = storage::read_journal(s.journal, "j");
  for (const auto& entry : read->entries)
    journal += storage::journal_line(entry.seq, entry.at, entry.step, entry.op);
  const auto report = storage::load_session_text(s.file, "f");
  const std::string file = storage::session_text(report->session, report->journal_seq);
  CHECK(file.find("hash") == std::string::npos);
  const auto loaded = s.load(file, journal);
  CHECK(s.is_whole(loaded));
  CHECK(loaded.findings.empty());
  s.e.open();
  s.e.act_ops(10);
  s.e.work->snapshot(s.e.document->session());
  s.e.settle();
  s.e.act_ops(10);
  s.e.settle();
  const std::string text = s.e.text();
  s.e.files.crash();
  s.e.open();
  CHECK(s.e.text() == text);
  CHECK(s.e.findings.empty());
}

TEST_CASE("damage: any one byte of the journal, changed, lost or added, costs nothing") {
  Saved s;
  std::mt19937 random(1);
  for (int n = 0; n < 1500; ++n) {
    std::string journal = s.journal;
    const std::size_t at = random() % (journal.size() - 1);
    const int kind = n % 3;
    if (kind == 0) journal[at] = char(journal[at] ^ (1 << random() % 8));
    if (kind == 1) journal.erase(at, 1);
    if (kind == 2) journal.insert(at, 1, char(random()));
    CAPTURE(at);
    CAPTURE(kind);
    const auto loaded = s.load(s.file, journal);
    REQUIRE(s.is_whole(loaded));
  }
}

TEST_CASE("damage: bytes of the journal that stand there twice cost nothing") {
  Saved s;
  std::mt19937 random(4);
  const std::size_t header = s.journal.find('\n') + 1;
  for (int n = 0; n < 200; ++n) {
    const std::size_t at = header + random() % (s.journal.size() - header);
    const std::size_t bytes = std::min<std::size_t>(1 + random() % 2500, s.journal.size() - at);
    std::string journal = s.journal;
    journal.insert(at, s.journal.substr(at, bytes));
    // Within one line it may be that no copy of it is left whole.
    if (s.journal.substr(at, bytes).find('\n') == std::string::npos) continue;
    CAPTURE(at);
    CAPTURE(bytes);
    REQUIRE(s.is_whole(s.load(s.file, journal)));
  }
}

TEST_CASE("damage: a gap in the journal costs what stood in it, and makes no op that nobody did") {
  Saved s;
  std::mt19937 random(6);
  const auto whole = storage::read_journal(s.journal, "j");
  REQUIRE(whole.ok());
  std::map<std::uint64_t, std::string> written;
  for (const auto& entry : whole->entries) written[entry.seq] = ops::to_json_line(entry.op);
  const std::size_t header = s.journal.find('\n') + 1;
  for (int n = 0; n < 200; ++n) {
    // Before its end: an action whose end is gone is taken as cut off while it was written.
    const std::size_t at = header + random() % (s.journal.size() - header - 5000);
    const std::size_t bytes = 500 + random() % 2500;
    std::string journal = s.journal;
    journal.erase(at, bytes);
    CAPTURE(at);
    CAPTURE(bytes);
    const auto read = storage::read_journal(journal, "j");
    REQUIRE(read.ok());
    std::map<std::uint64_t, std::string> found;
    for (const auto& entry : read->entries) found[entry.seq] = ops::to_json_line(entry.op);
    std::size_t line = header, last = 0;
    for (const auto& [seq, op] : written) {
      const std::size_t end = s.journal.find('\n', line) + 1;
      if (end <= at || line >= at + bytes) {
        REQUIRE(found[seq] == op);
        last = seq;
      }
      line = end;
    }
    for (const auto& [seq, op] : found)
      if (op.starts_with("{\"do\":\"remove\"")) REQUIRE((written[seq] == op || seq > last));
  }
}

TEST_CASE("damage: lines of the session file in each other's place, or there twice, cost no card") {
  Saved s;
  std::mt19937 random(8);
  const auto truth = s.load(s.file, s.journal).session;
  const std::size_t lines = std::size_t(std::count(s.file.begin(), s.file.end(), '\n'));
  const std::string before_mark = s.file.substr(0, s.file.find("\"journal_hash\""));
  const auto mark = std::size_t(std::count(before_mark.begin(), before_mark.end(), '\n'));
  for (int n = 0; n < 200; ++n) {
    std::string file = s.file;
    if (n % 2 == 0) {
      const std::size_t at = random() % file.size(), bytes = 200 + random() % 2000;
      file.insert(at, s.file.substr(at, bytes));
    } else {
      const std::size_t a = n % 4 == 1 ? mark : random() % lines, b = random() % lines;
      const auto [low, high] = std::minmax(a, b);
      file.clear();
      for (std::size_t i = 0; i < lines; ++i)
        file += line_of(s.file, i == low ? high : i == high ? low : i);
    }
    CAPTURE(n);
    const auto loaded = s.load(file, s.journal);
    std::map<base::Id, const model::Card*> found;
    std::multiset<std::string> words;
    for (const auto& [board_id, board] : loaded.session.boards)
      for (const auto& [id, card] : board.cards) {
        found[id] = &card;
        words.insert(card.text);
      }
    for (const auto& [board_id, board] : truth.boards)
      for (const auto& [id, card] : board.cards) {
        CAPTURE(card.text);
        // One whose id was hurt comes back under another.
        REQUIRE((found.contains(id) || words.contains(card.text)));
      }
  }
}

TEST_CASE("damage: any digit of any number in a journal line, raised or lowered, costs nothing") {
  Saved s;
  for (std::size_t line = 1; line <= 80; ++line) {
    const std::size_t at = offset_of_line(s.journal, line) + 7;  // behind {"seq":
    for (const char* digits : {"9", "99999", "0", "1"}) {
      std::string journal = s.journal;
      journal.insert(at, digits);
      REQUIRE(s.is_whole(s.load(s.file, journal)));
    }
  }
}

TEST_CASE("damage: a number of an older journal, without a hash, is put right by its neighbours") {
  Saved s;
  const auto read = storage::read_journal(s.journal, "j");
  const auto start = storage::load_session_text(storage::journal_start(s.journal), "j");
  for (std::size_t wrong = 1; wrong < read->entries.size(); ++wrong) {
    for (const std::uint64_t seq : {std::uint64_t(1), wrong + 9001, std::uint64_t(77777)}) {
      std::string journal = storage::journal_header(start->session.id);
      for (std::size_t i = 0; i < read->entries.size(); ++i) {
        const auto& entry = read->entries[i];
        journal +=
            storage::journal_line(i == wrong ? seq : entry.seq, entry.at, entry.step, entry.op);
      }
      const auto found = storage::read_journal(journal, "j");
      CAPTURE(wrong);
      CAPTURE(seq);
      // The last line's lowered number cannot be told from a line that stands twice.
      if (wrong + 1 == read->entries.size() && seq == 1) continue;
      REQUIRE(found->entries.size() == read->entries.size());
      CHECK(found->last_seq == read->last_seq);
    }
  }
}

TEST_CASE("damage: lines that changed places, or stand elsewhere, are put in order") {
  Saved s;
  std::mt19937 random(2);
  const std::size_t lines = std::size_t(std::count(s.journal.begin(), s.journal.end(), '\n'));
  for (int n = 0; n < 60; ++n) {
    const std::size_t a = 1 + random() % 79, b = n % 2 == 0 ? a + 1 : 1 + random() % 79;
    if (a == b) continue;
    const auto [low, high] = std::minmax(a, b);
    std::string journal;
    for (std::size_t i = 0; i < lines; ++i)
      journal += line_of(s.journal, i == low ? high : i == high ? low : i);
    CAPTURE(low);
    CAPTURE(high);
    const auto loaded = s.load(s.file, journal);
    REQUIRE(s.is_whole(loaded));
  }
}

TEST_CASE("damage: any digit of journal_seq, of the hash and of the ids costs nothing") {
  Saved s;
  const auto try_all = [&](const std::string& key, std::size_t from) {
    const std::size_t begin = s.file.find(key, from) + key.size();
    for (std::size_t at = begin;
         std::isalnum(static_cast<unsigned char>(s.file[at])) || s.file[at] == '-'; ++at) {
      for (const char c : {'0', '7', 'f', 'x'}) {
        if (s.file[at] == c) continue;
        std::string file = s.file;
        file[at] = c;
        CAPTURE(key);
        CAPTURE(at - begin);
        CAPTURE(c);
        const auto loaded = s.load(file, s.journal);
        REQUIRE(s.is_whole(loaded));
      }
    }
  };
  try_all("\"journal_seq\": ", 0);
  try_all("\"journal_hash\": \"", 0);
  try_all("\"id\": \"", 0);
  try_all("\"version\": ", 0);
  try_all("\"format\": \"", 0);
  try_all("\"id\": \"", s.file.find("\"boards\""));
  for (const char* digits : {"9", "99999", "1", "0"}) {
    std::string file = s.file;
    file.insert(file.find("\"journal_seq\": ") + 15, digits);
    const auto loaded = s.load(file, s.journal);
    CHECK(s.is_whole(loaded));
  }
}

TEST_CASE("damage: a key of the session file that was hurt loses nothing") {
  Saved s;
  for (const char* key : {"format", "version", "id", "journal_seq", "boards", "questions", "cards",
                          "islands", "relations", "votes", "title"}) {
    const std::size_t begin = s.file.find("\"" + std::string(key) + "\"") + 1;
    for (std::size_t i = 0; i < std::string(key).size(); ++i) {
      std::string file = s.file;
      file[begin + i] ^= 1;
      CAPTURE(key);
      CAPTURE(i);
      REQUIRE(s.is_whole(s.load(file, s.journal)));
    }
    std::string file = s.file;
    file.replace(begin, std::string(key).size(), "xyzzy");
    CAPTURE(key);
    const auto loaded = s.load(file, s.journal);
    std::size_t cards = 0, all = 0;
    for (const auto& [id, board] : loaded.session.boards) cards += board.cards.size();
    for (const auto& [id, board] : s.e.document->session().boards) all += board.cards.size();
    CHECK(cards >= all);
  }
}

TEST_CASE("damage: whole lines of the session file that are gone come back from the journal") {
  Saved s;
  std::mt19937 random(5);
  const std::size_t lines = std::size_t(std::count(s.file.begin(), s.file.end(), '\n'));
  for (int n = 0; n < 200; ++n) {
    std::string file = s.file;
    const std::size_t first = 1 + random() % (lines - 2);
    file.erase(offset_of_line(file, first), line_of(file, first).size());
    CAPTURE(line_of(s.file, first));
    const auto loaded = s.load(file, s.journal);
    for (const auto& [id, board] : s.e.document->session().boards) {
      REQUIRE(loaded.session.boards.contains(id));
      for (const auto& [card, c] : board.cards) {
        REQUIRE(loaded.session.boards.at(id).cards.contains(card));
        CHECK(loaded.session.boards.at(id).cards.at(card).text == c.text);
      }
    }
  }
}

TEST_CASE("damage: a value that a person has changed by hand is believed") {
  Saved s;
  std::string file = s.file;
  const std::size_t at = file.find("\"title\": \"") + 10;
  file.replace(at, 0, "A");
  const auto loaded = s.load(file, s.journal);
  CHECK(loaded.session.title.starts_with("A"));
  CHECK(loaded.findings.empty());
}

TEST_CASE("damage: a journal that is no use never stops the opening of a whole session file") {
  Saved s;
  const auto report = storage::load_session_text(s.file, "f");
  for (const std::string& journal :
       {std::string(), std::string("x"), std::string(5000, '\0'), std::string(5000, '\xff'),
        s.journal.substr(0, s.journal.size() / 2)}) {
    const auto loaded = s.load(s.file, journal);
    for (const auto& [id, board] : report->session.boards)
      CHECK(loaded.session.boards.contains(id));
  }
}

TEST_CASE("session file: one in UTF-16 is told what helps") {
  for (const std::string& text :
       {std::string("\xff\xfe{\0\"\0", 6), std::string("\xfe\xff\0{\0\"", 6),
        std::string("{\0\n\0 \0", 6), std::string("\0{\0\n\0 ", 6)}) {
    const auto report = storage::load_session_text(text, "evening.json");
    REQUIRE_FALSE(report.ok());
    CHECK(report.error().code == base::ErrorCode::encoding);
    CHECK(report.error().message.english().find("UTF-8") != std::string::npos);
  }
}

TEST_CASE(
    "damage: an action of several ops that was cut off anywhere comes back whole or not at all") {
  Evening e;
  e.create();
  e.act_ops(10);
  e.settle();
  const std::string before = e.text(), journal_before = *e.files.content(kJournal);
  std::vector<ops::Op> action;
  for (int n = 0; n < 4; ++n) {
    model::Card card;
    card.id = e.ids.next();
    card.text = "意見";
    action.push_back(ops::Add<model::Card>{e.document->session().boards.begin()->first, card});
  }
  REQUIRE(e.document->apply_all(action).ok());
  e.settle();
  const std::string after = e.text(), journal = *e.files.content(kJournal);
  e.work.reset();
  CHECK(std::count(journal.begin(), journal.end(), '\n') ==
        std::count(journal_before.begin(), journal_before.end(), '\n') + 4);
  for (std::size_t cut = journal_before.size(); cut <= journal.size(); ++cut) {
    e.files.put(kJournal, journal.substr(0, cut));
    e.open();
    // The last line may lack its newline, and a byte more.
    REQUIRE(e.text() == (cut + 2 < journal.size() ? before : after));
    const bool is_clean = cut == journal_before.size() || cut + 1 >= journal.size();
    CHECK(e.findings.empty() == is_clean);
    // And it goes on.
    e.add_card("後");
    e.settle();
    const std::string text = e.text();
    e.work.reset();
    e.open();
    REQUIRE(e.text() == text);
    CHECK(e.findings.empty());
    e.work.reset();
  }
}

TEST_CASE("damage: undo and redo of an action are whole on the disk, too") {
  Evening e;
  e.create();
  std::vector<ops::Op> action;
  for (int n = 0; n < 3; ++n) {
    model::Card card;
    card.id = e.ids.next();
    action.push_back(ops::Add<model::Card>{e.document->session().boards.begin()->first, card});
  }
  REQUIRE(e.document->apply_all(action).ok());
  e.settle();
  REQUIRE(e.document->undo());
  REQUIRE(e.document->redo());
  e.settle();
  e.work.reset();
  const std::string journal = *e.files.content(kJournal);
  std::size_t more = 0;
  for (std::size_t at = journal.find("\"more\":true"); at != journal.npos;
       at = journal.find("\"more\":true", at + 1))
    ++more;
  CHECK(more == 6);
}

TEST_CASE("damage: any one line of the journal that is gone takes no more with it than its op") {
  Saved s;
  const auto before = storage::load_session_text(s.file, "f");
  const std::size_t lines = std::size_t(std::count(s.journal.begin(), s.journal.end(), '\n'));
  // The last action is read whole or not at all.
  std::size_t last = 1;
  while (line_of(s.journal, lines - 1 - last).find("\"more\":true") != std::string::npos) ++last;
  for (std::size_t line = 1; line < lines; ++line) {
    std::string journal = s.journal;
    journal.erase(offset_of_line(journal, line), line_of(journal, line).size());
    CAPTURE(line);
    const auto loaded = s.load(s.file, journal);
    CHECK_FALSE(loaded.journal_is_not_ours);
    // What the session file holds needs no journal.
    if (line <= before->journal_seq) REQUIRE(s.is_whole(loaded));
    REQUIRE(loaded.last.seq >= lines - 1 - last);
  }
}
