// Any bytes as a session file: either an error, or a sound session that is the same after saving
// and loading it again.
#include <cstdint>

#include "base/assert.h"
#include "model/invariants.h"
#include "storage/session_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto report = storage::load_session_text(text, "fuzz.json");
  if (!report) {
    ASSERT(!report.error().message.empty(), "an error says nothing");
    return 0;
  }
  ASSERT(model::broken_invariants(report->session).empty(), "a loaded session breaks an invariant");
  ASSERT(report->repaired == !report->findings.empty(), "a repair is not said");
  const std::string saved = storage::session_text(report->session, report->journal_seq);
  const auto again = storage::load_session_text(saved, "fuzz.json");
  ASSERT(again.ok(), "what was saved does not load");
  ASSERT(again->findings.empty(), again->findings.front().text.english().c_str());
  ASSERT(storage::session_text(again->session, again->journal_seq) == saved,
         "saving and loading changes a session");
  return 0;
}
