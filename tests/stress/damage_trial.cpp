#include "stress/damage_trial.h"

#include <algorithm>
#include <cstring>

#include "model/invariants.h"
#include "ops/document.h"
#include "storage/store.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"
#include "support/random_walk.h"

namespace stress {

namespace {

const base::Path kPath = "/table/evening.json", kJournal = "/table/evening.journal";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

/// The places of all digits (hexadecimal ones too) in what stands behind each `key`.
std::vector<std::size_t> digits_behind(const std::string& text, const std::string& key,
                                       bool hexadecimal) {
  std::vector<std::size_t> out;
  for (std::size_t at = text.find(key); at != text.npos; at = text.find(key, at)) {
    at += key.size();
    while (at < text.size() && (text[at] == ' ' || text[at] == '"')) ++at;
    for (; at < text.size(); ++at) {
      const bool digit = hexadecimal ? std::isxdigit(text[at]) != 0 : std::isdigit(text[at]) != 0;
      if (!digit && text[at] != '-') break;
      if (digit) out.push_back(at);
    }
  }
  return out;
}

class Damager {
 public:
  Damager(std::mt19937& random, std::string& text) : random_(random), text_(text) {}

  /// Where it was done, in words; empty: there was nothing of the kind to damage.
  std::string damage(Damage kind, Half half) {
    switch (kind) {
      case Damage::seq_digit:
        return digit(half == Half::journal ? "{\"seq\":" : "\"journal_seq\":", false);
      case Damage::journal_seq_digit:
        return digit("\"journal_seq\":", false);
      case Damage::id_digit:
        return digit("\"id\":", true);
      case Damage::session_id_digit:
        return session_id();
      case Damage::boards_key:
        return key();
      case Damage::bit:
        return changed(random_below(random_, text_.size()), 1 << random_below(random_, 8));
      case Damage::byte:
        return changed(random_below(random_, text_.size()), 1 + int(random_below(random_, 255)));
      case Damage::zero_block: {
        const std::size_t at = random_below(random_, text_.size()) / 512 * 512;
        const std::size_t n = std::min<std::size_t>(512, text_.size() - at);
        text_.replace(at, n, n, '\0');
        return fmt::format("zeros at {}", at);
      }
      case Damage::line_gone:
      case Damage::line_twice:
      case Damage::lines_swapped:
        return lines(kind);
      case Damage::cut:
        text_.resize(random_below(random_, text_.size()));
        return fmt::format("cut at {}", text_.size());
      case Damage::gap:
      case Damage::repeated: {
        const std::size_t at = random_below(random_, text_.size());
        const std::size_t n = std::min(1 + random_below(random_, 2000), text_.size() - at);
        if (kind == Damage::gap)
          text_.erase(at, n);
        else
          text_.insert(at, text_.substr(at, n));
        return fmt::format("{} bytes at {}", n, at);
      }
      case Damage::inserted: {
        const std::size_t at = random_below(random_, text_.size());
        std::string bytes(1 + random_below(random_, 60), ' ');
        for (char& c : bytes) c = char(random_below(random_, 256));
        text_.insert(at, bytes);
        return fmt::format("{} bytes at {}", bytes.size(), at);
      }
      case Damage::kCount:
        break;
    }
    return {};
  }

 private:
  std::string changed(std::size_t at, int with) {
    const std::size_t from = at - std::min<std::size_t>(at, 30);
    std::string near = text_.substr(from, 60);
    std::replace(near.begin(), near.end(), '\n', ' ');
    text_[at] = char(text_[at] ^ with);
    return fmt::format("byte {} (line {}) near <{}>", at,
                       1 + std::count(text_.begin(), text_.begin() + std::ptrdiff_t(at), '\n'),
                       near);
  }
  std::string digit(const std::string& key, bool hexadecimal) {
    const auto places = digits_behind(text_, key, hexadecimal);
    if (places.empty()) return {};
    return another_digit(places[random_below(random_, places.size())], hexadecimal);
  }
  std::string another_digit(std::size_t at, bool hexadecimal) {
    const char* digits = hexadecimal ? "0123456789abcdef" : "0123456789";
    char other = text_[at];
    while (other == text_[at]) other = digits[random_below(random_, hexadecimal ? 16 : 10)];
    return fmt::format("to {}: ", other) + changed(at, text_[at] ^ other);
  }
  std::string session_id() {
    // The first id of either file is the session's; the journal's header has it twice.
    const std::string key = text_.starts_with("{\"journal\"") ? "\"session\":" : "\"id\":";
    auto places = digits_behind(text_, key, true);
    places.resize(std::min<std::size_t>(places.size(), 32));
    if (places.empty()) return {};
    return another_digit(places[random_below(random_, places.size())], true);
  }
  std::string key() {
    constexpr const char* kKeys[] = {"\"boards\"",  "\"cards\"",       "\"islands\"",
                                     "\"format\"",  "\"journal_seq\"", "\"start\"",
                                     "\"version\"", "\"session\"",     "\"journal\""};
    for (int tries = 0; tries < 30; ++tries) {
      const std::string word = kKeys[random_below(random_, std::size(kKeys))];
      const std::size_t at = text_.find(word);
      if (at != text_.npos) return changed(at + random_below(random_, word.size()), 1);
    }
    return {};
  }
  std::string lines(Damage kind) {
    const auto all = lines_of(text_);
    const std::size_t a = random_below(random_, all.size()), b = random_below(random_, all.size());
    std::string out;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (kind == Damage::line_gone && i == a) continue;
      out += kind == Damage::lines_swapped && i == a   ? all[b]
             : kind == Damage::lines_swapped && i == b ? all[a]
                                                       : all[i];
      if (kind == Damage::line_twice && i == a) out += all[i];
    }
    text_ = out;
    return kind == Damage::lines_swapped ? fmt::format("lines {} and {}", a + 1, b + 1)
                                         : fmt::format("line {}", a + 1);
  }

  std::mt19937& random_;
  std::string& text_;
};

std::map<base::Id, std::string> cards_of(const model::Session& session) {
  std::map<base::Id, std::string> out;
  for (const auto& [id, board] : session.boards)
    for (const auto& [card, value] : board.cards) out[card] = storage::thing_text(value);
  return out;
}

/// What people wrote on it and where it lies, line by line: a card whose id is damaged is not gone,
/// nor is one that got a line of another thing's for it.
std::string without_id(const std::string& text) {
  std::string out;
  for (const std::string_view line : lines_of(text))
    for (const char* key : {"\"text\":", "\"ink\":", "\"pos\":", "\"color\":"})
      if (line.find(key) < line.find(':')) out += line.substr(0, line.find_last_not_of(",\n") + 1);
  return out;
}

/// Opened for work, closed and opened again it is the same, and nothing is wrong with it any more.
std::string works_on(support::MemoryFileSystem& files, const std::string& damaged) {
  support::ManualClock clock;
  auto opened = storage::open_work(files, clock, kPath, storage::OpenMode::write);
  if (!opened) return "cannot be opened for work: " + opened.error().text();
  const std::string before = storage::session_text(opened->session, 0);
  if (auto done = opened->work->finish(opened->session); !done)
    return "cannot be saved: " + done.error().text();
  opened->work.reset();
  auto again = storage::load_session(files, kPath);
  if (!again) return "cannot be opened again: " + again.error().text();
  if (storage::session_text(again->session, 0) != before) return "is another when opened again";
  if (again->repaired) return "is still damaged when opened again";
  if (opened->repaired && !damaged.empty()) {
    bool kept = false;
    for (const std::string& name : files.names()) kept |= files.content(name) == damaged;
    if (!kept) return "the damaged file was not kept";
  }
  return {};
}

}  // namespace

SavedEvening::SavedEvening(unsigned seed, int actions) {
  support::ManualClock clock;
  support::MemoryFileSystem files;
  base::IdSource ids(clock, seed);
  std::mt19937 random(seed);
  model::Session session = support::small_session(ids);
  (void)files.make_folders("/table");
  auto work = storage::create_work(files, clock, kPath, session);
  ASSERT(work.ok(), "a disk in memory takes a new session");
  ops::Document document(std::move(session));
  document.subscribe([&](const ops::Op& op, ops::ActionId step) { (*work)->record(op, step); });
  for (int n = 0; n < actions; ++n) {
    (void)document.apply_all(support::random_action(document.session(), random, ids));
    if (random_below(random, 25) == 0) document.undo();
    clock.advance(0.2);
    (*work)->step();
    if (n == actions * 3 / 5) {
      (*work)->snapshot(document.session());
      (*work)->step();
      for (const auto& [id, text] : cards_of(document.session())) in_file.insert(id);
    }
  }
  clock.advance(1);
  (*work)->step();
  truth = document.session();
  cards = cards_of(truth);
  std::erase_if(in_file, [&](base::Id id) { return !cards.contains(id); });
  file = *files.content(kPath);
  journal = *files.content(kJournal);
  for (const std::string_view line : lines_of(journal)) {
    const std::size_t add = line.find("\"do\":\"add\",\"what\":\"card\"");
    if (add == line.npos) continue;
    const std::size_t item = line.find("\"id\":\"", add);
    if (item == line.npos) continue;
    if (const auto id = base::Id::parse(line.substr(item + 6, 36)); id && cards.contains(*id))
      adding_line[*id] = std::string(line);
  }
  ASSERT(adding_line.size() == cards.size(), "every card of a new evening was added by a line");
}

const char* name_of(Damage d) {
  constexpr const char* kNames[] = {"a digit of an op's number",
                                    "a digit of journal_seq",
                                    "a digit of an id",
                                    "a digit of the session's id",
                                    "a letter of a key",
                                    "a bit",
                                    "a byte",
                                    "a block of zeros",
                                    "a line gone",
                                    "a line twice",
                                    "two lines swapped",
                                    "the end cut off",
                                    "a gap",
                                    "bytes repeated",
                                    "bytes inserted"};
  return kNames[int(d)];
}

const char* name_of(Half h) {
  constexpr const char* kNames[] = {"session file", "journal", "session file without a journal"};
  return kNames[int(h)];
}

bool is_small(Damage d) { return d <= Damage::byte; }

TrialResult try_damage(const SavedEvening& evening, unsigned trial) {
  std::seed_seq seed{trial, 9u};
  std::mt19937 random(seed);
  TrialResult out;
  std::string file = evening.file, journal = evening.journal, where;
  while (where.empty()) {
    out.damage = Damage(random_below(random, std::size_t(Damage::kCount)));
    const std::size_t half = random_below(random, 9);
    out.half = half < 4 ? Half::file : half < 8 ? Half::journal : Half::file_alone;
    std::string& text = out.half == Half::journal ? journal : file;
    where = Damager(random, text).damage(out.damage, out.half);
  }
  support::MemoryFileSystem files;
  (void)files.make_folders("/table");
  files.put(kPath, file);
  if (out.half != Half::file_alone) files.put(kJournal, journal);

  const auto say = [&](const std::string& why) {
    const std::string text = where + (why.empty() ? "" : ": ") + why;
    std::snprintf(out.what, sizeof out.what, "%s", text.c_str());
  };
  say("");
  out.all = int(evening.cards.size());
  std::set<base::Id> must;
  for (const auto& [id, line] : evening.adding_line) {
    const bool there = out.half == Half::file ||
                       (out.half == Half::journal &&
                        (evening.in_file.contains(id) || journal.find(line) != journal.npos));
    if (there) must.insert(id);
  }
  out.must = int(must.size());
  const auto loaded = storage::load_session(files, kPath);
  if (!loaded) {
    out.missing = out.must;
    say(loaded.error().text());
    return out;
  }
  out.opened = true;
  const auto cards = cards_of(loaded->session);
  std::multiset<std::string> strangers;
  for (const auto& [id, text] : cards)
    if (!evening.cards.contains(id)) strangers.insert(without_id(text));
  for (const auto& [id, text] : evening.cards) {
    const auto it = cards.find(id);
    if (it == cards.end()) {
      const auto stranger = strangers.find(without_id(text));
      const bool renamed = stranger != strangers.end();
      if (renamed) strangers.erase(stranger);
      out.renamed += renamed;
      out.missing += !renamed && must.contains(id);
      continue;
    }
    ++out.kept;
    out.changed += it->second != text;
  }
  if (const auto wrong = model::broken_invariants(loaded->session); !wrong.empty()) {
    out.broken = true;
    say(wrong.front());
  } else if (random_below(random, 6) == 0) {
    const std::string why = works_on(files, out.half == Half::journal ? "" : file);
    out.broken = !why.empty();
    say(why);
  }
  return out;
}

}  // namespace stress
