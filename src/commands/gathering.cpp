#include "commands/gathering.h"

#include <fmt/core.h>

#include <map>
#include <optional>

#include "base/assets.h"
#include "base/file_words.h"
#include "commands/progress_bar.h"
#include "storage/evening_card.h"
#include "storage/gather.h"
#include "storage/open_session.h"

namespace commands {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;
using base::sentence;
using storage::EveningCard;
using What = storage::Gathered::What;

namespace {

constexpr std::uint64_t kLongestCard = 4u << 20;

/// The cards of the evenings in a collection: what of its sessions is new to them they take up.
class Cards {
 public:
  Cards(base::FileSystem& files, Path to) : files_(files), to_(std::move(to)) {}

  /// `from`: the folder it came from, whose card may say more.
  void add(const storage::Gathered& gathered, const Path& from) {
    const Path folder = storage::folder_of(gathered.path);
    // Only a folder of one evening has a card.
    if (folder == to_ || storage::folder_of(folder) != to_) return;
    One& one = of(folder);
    if (!one.card) return;
    if (const auto other = read(from / storage::kEveningCard)) one.card->fill_from(*other);
    if (one.card->has(gathered.id)) return;
    if (const auto loaded = storage::load_session(files_, gathered.path))
      one.card->add(loaded->session, gathered.path.filename().string());
  }

  Result<void> write() {
    for (const auto& [folder, one] : all_)
      if (one.card && one.card->text() != one.on_disk)
        if (auto done =
                base::write_atomically(files_, folder / storage::kEveningCard, one.card->text());
            !done)
          return done;
    return {};
  }
  /// Where something else has the card's name.
  std::vector<Path> not_ours() const {
    std::vector<Path> out;
    for (const auto& [folder, one] : all_)
      if (!one.card) out.push_back(folder / storage::kEveningCard);
    return out;
  }

 private:
  struct One {
    std::optional<EveningCard> card;  // nothing: something else has its name
    std::string on_disk;
  };

  std::optional<EveningCard> read(const Path& path) {
    if (!files_.exists(path)) return {};
    const auto text = files_.read(path, kLongestCard);
    return text ? EveningCard::parse(*text) : std::nullopt;
  }

  One& of(const Path& folder) {
    const auto [at, fresh] = all_.try_emplace(folder);
    if (!fresh) return at->second;
    const Path path = folder / storage::kEveningCard;
    if (files_.exists(path)) {
      at->second.card = read(path);
      if (at->second.card) at->second.on_disk = files_.read(path, kLongestCard).value();
    } else {
      at->second.card.emplace();
    }
    return at->second;
  }

  base::FileSystem& files_;
  const Path to_;
  std::map<Path, One> all_;
};

void count(const storage::Gathered& gathered, GatherDone& done) {
  switch (gathered.what) {
    case What::added:
      ++done.added;
      break;
    case What::longer:
      ++done.longer;
      break;
    case What::nothing:
      ++done.nothing;
      break;
    case What::forked:
      ++done.forked;
      break;
    case What::left_out:
      ++done.left_out;
      break;
    case What::foreign:
      ++done.foreign;
      break;
  }
}

Error taken_away(const Path& from, std::size_t done, std::size_t all) {
  return {ErrorCode::unavailable,
          sentence("It is not there any more. {} of {} files were looked at, and what was gathered "
                   "of them is safe. "
                   "Put it in again, and gather once more.",
                   done, all),
          from.string()};
}

}  // namespace

Result<std::vector<storage::SessionThere>> sessions_in(base::FileSystem& files, const Path& from) {
  auto found = storage::find_sessions(files, from);
  if (found && found->empty())
    return Error{ErrorCode::not_found, sentence("There is no session file (*.json) there."),
                 from.string()};
  return found;
}

Result<GatherDone> gather(base::FileSystem& files, const base::Clock& clock,
                          const GatherWishes& wishes, const base::Messages& tr) {
  Path to = wishes.to.lexically_normal();
  if (!to.has_filename()) to = to.parent_path();
  const auto found = sessions_in(files, wishes.from);
  if (!found) return found.error();
  storage::Gather gather(files, clock, to);
  if (auto ready = gather.look(); !ready) return ready.error();
  Cards cards(files, to);
  GatherDone done;
  std::optional<Error> stopped;
  for (std::size_t n = 0; n < found->size() && !stopped; ++n) {
    const storage::SessionThere& session = (*found)[n];
    auto gathered = gather.take(session);
    if (!gathered) {
      stopped = gathered.error();
      break;
    }
    if (gathered->what == What::left_out && !files.exists(wishes.from)) {
      stopped = taken_away(wishes.from, n, found->size());
      break;
    }
    const bool is_card = session.path.filename() == storage::kEveningCard;
    if (!(is_card && gathered->what == What::foreign)) count(*gathered, done);
    if (!gathered->path.empty()) cards.add(*gathered, storage::folder_of(session.path));
    if (!gathered->note.empty() && gathered->what != What::foreign)
      done.notes.push_back(session.path.string() + ": " + gathered->note.in(tr));
    if (wishes.progress) wishes.progress(n + 1, found->size(), session.path.filename().string());
  }
  const auto written = cards.write();
  if (stopped) return *stopped;
  if (!written) return written.error();
  for (const Path& path : cards.not_ours())
    done.notes.push_back(
        path.string() + ": " +
        sentence("This is no card of an evening; it was left as it is, and none was written.")
            .in(tr));
  return done;
}

int gather_and_print(
    const std::function<Result<GatherDone>(const GatherProgress& progress)>& gather,
    const base::Messages& tr) {
  std::optional<ProgressBar> bar(stderr);
  const auto done = gather(
      [&](std::size_t n, std::size_t all, const std::string& file) { bar->show(n, all, file); });
  bar.reset();
  if (!done) {
    fmt::print(stderr, "kurumaza: {}\n", base::said(done.error(), tr));
    return 1;
  }
  for (const std::string& note : done->notes) fmt::print(stderr, "kurumaza: {}\n", note);
  fmt::print("{}\n",
             sentence("Sessions: {} new, {} longer than before, {} there already, {} that went "
                      "another way, {} left out.",
                      done->added, done->longer, done->nothing, done->forked, done->left_out)
                 .in(tr));
  if (done->foreign > 0)
    fmt::print("{}\n", sentence("{} other JSON files are no sessions.", done->foreign).in(tr));
  return done->left_out > 0 ? 1 : 0;
}

int command_gather(const Path& from, const Path& to) {
  base::RealFileSystem files;
  base::RealClock clock;
  const base::Messages tr(base::system_language(), base::find_assets().locale.string());
  return gather_and_print(
      [&](const GatherProgress& progress) {
        return gather(files, clock, {from, to, progress}, tr);
      },
      tr);
}

}  // namespace commands
