// Any bytes as a journal: its ops leave a sound session, and every op that was read is the same
// after writing and reading it again.
#include <cstdint>

#include "base/assert.h"
#include "model/invariants.h"
#include "ops/op_line.h"
#include "storage/journal_reader.h"
#include "storage/session_file.h"

namespace {

/// Two cards, an island and a question for the ops to work on; the corpus knows their ids.
const model::Session& session() {
  static const model::Session made = [] {
    const auto id = [](int n) {
      return base::Id::parse("0197b2f4-8c00-7000-8000-00000000000" + std::to_string(n)).value();
    };
    model::Session s;
    s.id = id(1);
    s.questions[id(2)] = {id(2), 0, "?", {}};
    model::Board& b = s.boards[id(3)];
    b.id = id(3);
    b.cards[id(4)].id = id(4);
    b.cards[id(5)].id = id(5);
    b.islands[id(6)].id = id(6);
    b.cards[id(5)].island = id(6);
    return s;
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto journal = storage::read_journal(text, "fuzz.journal");
  if (!journal) return 0;
  ASSERT(journal->good_bytes <= text.size(), "more is good than is there");
  std::string rewritten = storage::journal_header(session().id);
  for (const storage::JournalEntry& entry : journal->entries)
    rewritten += storage::journal_line(entry.seq, entry.at, entry.step, entry.op);
  const auto again = storage::read_journal(rewritten, "fuzz.journal");
  ASSERT(again.ok() && again->entries.size() == journal->entries.size(),
         "a written op is not read");
  for (std::size_t n = 0; n < journal->entries.size(); ++n)
    ASSERT(ops::to_json_line(again->entries[n].op) == ops::to_json_line(journal->entries[n].op),
           "an op changes when it is written and read");
  model::Session one = session(), two = session();
  std::vector<storage::Finding> findings;
  storage::replay(journal->entries, one, "fuzz.journal", findings);
  ASSERT(model::broken_invariants(one).empty(), "ops broke an invariant");
  storage::replay(again->entries, two, "fuzz.journal", findings);
  ASSERT(storage::session_text(one, 0) == storage::session_text(two, 0),
         "a replay is not the same");
  const auto loaded = storage::load_session_text(storage::session_text(one, 0), "fuzz.json");
  ASSERT(loaded.ok(), "what ops made does not load");
  ASSERT(loaded->findings.empty(), loaded->findings.front().text.english().c_str());
  return 0;
}
