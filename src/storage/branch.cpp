#include "storage/branch.h"

#include <algorithm>

#include "storage/session_file.h"
#include "storage/session_name.h"

namespace storage {

namespace {

/// A place in a journal, and where its line ends.
struct Place {
  std::uint64_t seq = 0;
  std::optional<Hash> hash;
  std::size_t end = 0;
};

/// The places of a branch, in order.
class Places {
 public:
  explicit Places(const Branch& branch) : branch_(branch) {
    if (branch.journal.empty()) {
      places_.push_back({branch.point.seq, branch.point.hash, 0});
      return;
    }
    const JournalLines found = find_journal_lines(branch.journal, {}, {});
    if (found.begin) {
      const std::size_t head = branch.journal.find('\n') + 1;
      const auto start = session_name(journal_start(branch.journal));
      places_.push_back({start ? start->point.seq : 0, found.begin, head});
    }
    for (const JournalLine& line : found.lines) {
      if (line.kind == JournalLine::Kind::damaged || !line.note.empty()) ++damaged_;
      if (line.kind == JournalLine::Kind::damaged) continue;
      const std::size_t end = branch.journal.find('\n', line.begin);
      places_.push_back({line.e.seq, line.states_hash ? line.after : std::nullopt, end + 1});
    }
    if (places_.empty()) places_.push_back({0, std::nullopt, 0});
  }

  const Place& last() const { return places_.back(); }
  std::uint64_t first_seq() const { return places_.front().seq; }
  std::size_t damaged() const { return damaged_; }

  /// Where the place is; only one with a hash can be told from that of another branch.
  const Place* find(const Place& place) const {
    if (!place.hash) return nullptr;
    const auto it = std::ranges::find_if(
        places_, [&](const Place& p) { return p.seq == place.seq && p.hash == place.hash; });
    return it == places_.end() ? nullptr : &*it;
  }
  /// The session file of `point` belongs to this history.
  bool holds(const JournalPoint& point) const {
    if (point.hash && find({point.seq, point.hash, 0})) return true;
    return std::ranges::any_of(
        places_, [&](const Place& p) { return p.seq == point.seq && (!point.hash || !p.hash); });
  }
  std::string_view text() const { return branch_.journal; }

 private:
  const Branch& branch_;
  std::vector<Place> places_;
  std::size_t damaged_ = 0;
};

/// The beginning from whichever has more of it or less damage, the end from whichever goes on longer.
std::string journal_of(const Places& there, const Places& coming) {
  const bool goes_on = coming.find(there.last()) && !there.find(coming.last());
  const Places& longer = goes_on ? coming : there;
  const Places& other = goes_on ? there : coming;
  const bool begins_earlier = other.first_seq() < longer.first_seq();
  const bool is_sounder =
      other.first_seq() == longer.first_seq() && other.damaged() < longer.damaged();
  const Place* from = longer.find(other.last());
  if (other.text().empty() || !from || !(begins_earlier || is_sounder))
    return std::string(longer.text());
  return std::string(other.text().substr(0, other.last().end))
      .append(longer.text().substr(from->end));
}

/// True: `a` is the one to keep.
bool is_better(const Branch& a, const Branch& b, const Places& history) {
  if (b.session.empty() || a.session.empty()) return !a.session.empty();
  const auto fits = [&](const Branch& branch) {
    return branch.state != Branch::State::damaged && history.holds(branch.point);
  };
  if (fits(a) != fits(b)) return fits(a);
  // What a person has written into it is nowhere else; the journal tells the rest.
  if (a.state != b.state) return a.state == Branch::State::edited;
  return a.point.seq >= b.point.seq;
}

Branch::State state_of(const std::string& session) {
  if (is_as_written(session)) return Branch::State::pristine;
  const auto read = load_session_text(session, {});
  return read && !read->repaired ? Branch::State::edited : Branch::State::damaged;
}

}  // namespace

std::optional<Branch> branch_of(std::string session, std::string journal) {
  Branch out;
  if (!journal.empty()) {
    const JournalLines lines = find_journal_lines(journal, {}, {});
    journal.resize(lines.good_bytes);
    if (lines.lacks_newline && !journal.empty()) journal += '\n';
    if (!lines.mended_end.empty()) journal += lines.mended_end + '\n';
    out.id = lines.session;
    out.journal = std::move(journal);
  }
  if (const auto name = session_name(session)) {
    // The journal beside it is another session's.
    if (!out.id.nil() && out.id != name->id) out.journal.clear();
    out.id = name->id;
    out.point = name->point;
    out.state = state_of(session);
  }
  if (out.id.nil()) return {};
  out.session = std::move(session);
  return out;
}

std::optional<Joined> joined(const Branch& there, const Branch& coming) {
  if (there.session == coming.session && there.journal == coming.journal)
    return Joined{there.journal, there.session};
  const Places here(there), from(coming);
  std::string journal;
  if (there.journal.starts_with(coming.journal) && !coming.journal.empty()) {
    journal = there.journal;
  } else if (coming.journal.starts_with(there.journal) && !there.journal.empty()) {
    journal = coming.journal;
  } else if (from.find(here.last()) || here.find(from.last())) {
    journal = journal_of(here, from);
  } else {
    return {};
  }
  const Branch both{there.id, {}, there.point, Branch::State::pristine, journal};
  const Places history(both);
  // Two people have written into two copies.
  if (there.session != coming.session && there.state == Branch::State::edited &&
      coming.state == Branch::State::edited)
    return {};
  const bool keeps = is_better(there, coming, history);
  const Branch& kept = keeps ? there : coming;
  if (!kept.session.empty() && !journal.empty() && !history.holds(kept.point)) return {};
  return Joined{std::move(journal), kept.session};
}

}  // namespace storage
