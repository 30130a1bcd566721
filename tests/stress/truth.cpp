#include "stress/truth.h"
#include "ops/op_line.h"

#include <charconv>
#include <sstream>

#include "model/invariants.h"
#include "storage/journal_reader.h"

namespace stress {

namespace {

std::string text_of(const model::Session& session) { return storage::session_text(session, 0); }

/// A process that did not get the processor for so long could not write either.
constexpr double kHopelesslyLateMs = 1000;

}  // namespace

double log_now_ms() { return base::RealClock().now_s() * 1000; }

Told read_log(const base::Path& log) {
  Told told;
  const std::string text = file_text(log);
  std::size_t at = 0;
  for (std::size_t end; (end = text.find('\n', at)) != text.npos; at = end + 1) {
    std::istringstream line(text.substr(at, end - at));
    std::string what;
    line >> what;
    if (what == "op") {
      Told::TakenOp op;
      std::uint64_t step;
      line >> op.seq >> op.ms >> step;
      line.get();
      std::getline(line, op.json);
      told.ops.push_back(std::move(op));
    } else if (what == "saved") {
      std::uint64_t seq;
      line >> seq;
      told.saved = seq;
    } else if (what == "open") {
      line >> told.open_seq;
    } else if (what == "closed") {
      std::uint64_t seq;
      line >> seq;
      told.saved = seq;
      told.closed = true;
    } else {
      std::string rest;
      line.get();
      std::getline(line, rest);
      if (what == "start") {
        auto start = storage::load_session_text(storage::journal_start(rest), "log");
        ASSERT(start.ok(), "a writer's log begins with its session");
        told.start = std::move(start->session);
      } else if (what == "refused") {
        told.refused = rest;
      } else if (what == "state") {
        told.states.push_back(rest);
      } else if (what == "kept") {
        told.kept = true;
        told.states.push_back("kept " + rest);
      }
    }
  }
  return told;
}

bool Truth::check(const Told& told, double ended_ms, const std::string& how, Account& account) {
  Compared found = compare(path_, told, ended_ms, how, account);
  session_ = std::move(found.session);
  seq_ = found.seq;
  return found.ok;
}

bool Truth::check_copy(const base::Path& copy, const Told& told, double ended_ms,
                       const std::string& how, Account& account) const {
  return compare(copy, told, ended_ms, how, account).ok;
}

Truth::Compared Truth::compare(const base::Path& path, const Told& told, double ended_ms,
                               const std::string& how, Account& account) const {
  Compared out;
  const auto lost = [&](const char* sort, const std::string& detail) {
    account.lost(sort, how + ": " + detail);
    return out;
  };
  if (session_ && told.start && text_of(*session_) != text_of(*told.start))
    return lost("opened otherwise than it lay there", "");

  base::RealFileSystem files;
  auto loaded = storage::load_session(files, path);
  if (!loaded) {
    if (!session_ && !told.saved) return out.ok = true, out;  // nothing was ever said to be there
    return lost("cannot be opened", loaded.error().text());
  }
  if (loaded->repaired && !loaded->missing) return lost("a damaged session file", "");
  for (const storage::Finding& f : loaded->findings) {
    account.count("findings (torn last lines)");
    if (f.text.english().find("cut off") == std::string::npos)
      account.tell("note: " + how + ": " + f.shown());
  }
  if (const auto wrong = model::broken_invariants(loaded->session); !wrong.empty())
    return lost("an invariant is broken", wrong.front());

  // What must be there.
  const std::uint64_t must = std::max(told.saved.value_or(0), told.start ? told.open_seq : seq_);
  if (loaded->last.seq < must)
    return lost("ops that were said to be saved are gone",
                fmt::format("{} of {}", must - loaded->last.seq, must));
  double oldest_ms = 0;
  for (const Told::TakenOp& op : told.ops)
    if (op.seq > loaded->last.seq) oldest_ms = std::max(oldest_ms, ended_ms - op.ms);
  account.most("oldest op that was not on the disk, ms", std::floor(oldest_ms));
  if (oldest_ms > kPromisedMs) account.count("ops older than 100 ms not on the disk");
  if (oldest_ms > kHopelesslyLateMs)
    return lost("an op older than a second is gone", fmt::format("{:.0f} ms", oldest_ms));

  // And nothing else.
  const model::Session* begun = told.start ? &*told.start : session_ ? &*session_ : nullptr;
  if (!begun) return out.ok = true, out;
  model::Session expected = *begun;
  std::uint64_t seq = told.start ? told.open_seq : seq_;
  for (const Told::TakenOp& taken : told.ops) {
    if (taken.seq > loaded->last.seq) break;
    auto op = ops::from_json_line(taken.json);
    if (!op || !ops::apply(expected, *op)) return lost("an op of the log does not apply", "");
    seq = taken.seq;
  }
  if (loaded->last.seq == seq + 1) {
    // Killed between recording an op and telling of it.
    const auto journal = storage::read_journal(file_text(storage::journal_path(path)), "j", seq);
    if (journal && journal->entries.size() == 1 &&
        ops::apply(expected, journal->entries.front().op))
      ++seq;
    account.count("ops saved before they were told");
  }
  if (loaded->last.seq != seq) return lost("ops that nobody made", fmt::format("{}", seq));
  if (text_of(expected) != text_of(loaded->session))
    return lost("another session than was made",
                fmt::format("at op {}: {}", seq,
                            first_difference(text_of(expected), text_of(loaded->session))));
  if (!compare_journal(path, told, loaded->last.seq, how, account)) return out;
  account.count("facts compared", double(told.ops.size()) +
                                      double(loaded->session.boards.begin()->second.cards.size()));
  out.ok = true;
  out.session = std::move(loaded->session);
  out.seq = loaded->last.seq;
  return out;
}

bool Truth::compare_journal(const base::Path& path, const Told& told, std::uint64_t last,
                            const std::string& how, Account& account) const {
  const std::string text = file_text(storage::journal_path(path));
  const auto journal = storage::read_journal(text, "journal");
  const auto lost = [&](const std::string& detail) {
    account.lost("the journal has not the whole history", how + ": " + detail);
    return false;
  };
  if (!journal) return lost(journal.error().text());
  if (journal->entries.size() != last)
    return lost(fmt::format("{} of {} ops", journal->entries.size(), last));
  for (const Told::TakenOp& taken : told.ops) {
    if (taken.seq > last) break;
    if (ops::to_json_line(journal->entries[taken.seq - 1].op) != taken.json)
      return lost(fmt::format("op {} is another", taken.seq));
  }
  return true;
}

}  // namespace stress
