#include "commands/hall_sending.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>
#include <utility>

#include "base/assets.h"
#include "base/file_words.h"
#include "base/folders.h"
#include "base/lines.h"
#include "hall/journal_line.h"
#include "hall/subjects.h"
#include "storage/gather.h"

namespace commands {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;
using base::sentence;
using hall::JoinState;
using hall::LinkState;
using hall::SenderState;
using Kind = SenderState::Kind;

namespace {

constexpr auto kNap = std::chrono::milliseconds(20);
constexpr double kInVain_s = 6;

/// False: it did not come to be in so many seconds.
template <class Ask>
bool waits_for(const base::Clock& clock, double seconds, Ask&& ask) {
  const double until_s = clock.now_s() + seconds;
  while (!ask()) {
    if (clock.now_s() >= until_s) return false;
    std::this_thread::sleep_for(kNap);
  }
  return true;
}

Error went_away() {
  return {ErrorCode::unavailable,
          sentence("The hall does not answer any more. What came there until then is safe; gather "
                   "once more when it is open."),
          {}};
}

}  // namespace

HallSending::HallSending(const base::Clock& clock, std::unique_ptr<hall::Datagrams> ear,
                         double patience_s)
    : clock_(clock),
      patience_s_(patience_s),
      listener_(std::move(ear), clock, {}),
      call_(hall::nats_join_call()) {}

Result<std::unique_ptr<HallSending>> HallSending::open(const base::Clock& clock,
                                                       const HallSendingWishes& wishes) {
  auto ear = hall::open_table_datagrams(wishes.udp, clock);
  if (!ear) return ear.error();
  std::unique_ptr<HallSending> made(new HallSending(clock, std::move(*ear), wishes.patience_s));
  if (auto in = made->come_in(wishes); !in) return in.error();
  return made;
}

Result<void> HallSending::come_in(const HallSendingWishes& wishes) {
  auto join = hall::JoinTable::open({listener_,
                                     *call_,
                                     private_files_,
                                     clock_,
                                     wishes.word_list,
                                     wishes.known_file,
                                     wishes.name,
                                     {}});
  if (!join) return join.error();
  join_ = std::move(*join);
  listener_.start();
  listener_.ask(wishes.address);
  join_->join_by(wishes.words);
  join_->start();
  JoinState state;
  const double begun_s = clock_.now_s();
  const bool came = waits_for(clock_, patience_s_, [&] {
    state = join_->state();
    // A hall that is heard and not opened by the words says so again and again.
    const bool in_vain = state.trouble && clock_.now_s() > begun_s + kInVain_s;
    return in_vain || state.step == JoinState::Step::joined ||
           state.step == JoinState::Step::refused;
  });
  const bool joined = came && state.step == JoinState::Step::joined;
  if (!joined && state.trouble) return *state.trouble;
  if (!joined)
    return Error{ErrorCode::unavailable,
                 sentence("No hall was heard that these six words open. It must be open, and in "
                          "this network; its "
                          "address can be given with --at."),
                 {}};
  slot_ = state.place.slot;
  auto link = hall::Link::open(
      {state.hub, state.place.user, state.place.password, state.certificate_pem, wishes.name});
  if (!link) return link.error();
  link_ = std::move(*link);
  says_.table = wishes.name;
  const bool connected = waits_for(
      clock_, patience_s_, [&] { return link_->state().kind != LinkState::Kind::connecting; });
  const LinkState at = link_->state();
  if (!connected || at.kind == LinkState::Kind::refused)
    return Error{ErrorCode::unavailable,
                 at.why.empty() ? sentence("The hall does not answer.") : at.why, state.hall};
  asking_ = link_->sending();
  sender_ = std::make_unique<hall::Sender>(link_->sending(), clock_, slot_);
  return {};
}

std::uint64_t HallSending::had(base::Id session) const {
  const auto newest = asking_->newest(hall::op_subject(slot_, session));
  return newest && *newest ? hall::mark_of(base::last_line((*newest)->body)).seq : 0;
}

Result<HallSending::Became> HallSending::send(const storage::Branch& branch,
                                              const std::string& title) {
  const std::uint64_t before = had(branch.id);
  const std::shared_ptr<hall::Outgoing> out = sender_->carry(branch.id);
  out->begin(branch.journal);
  says_.session = branch.id;
  says_.title = title;
  says_.seq = out->last();
  (void)link_->tell(hall::see_subject(slot_), hall::text_of(says_));  // who looks sees what comes
  double heard_s = clock_.now_s();
  std::uint64_t have = before;
  for (;; std::this_thread::sleep_for(kNap)) {
    const SenderState state = sender_->state();
    // For a moment it may still be that of the session before.
    const Kind kind = state.session == branch.id ? state.kind : Kind::asking;
    if (kind == Kind::forked) return Became::forked;
    if (kind == Kind::full)
      return Error{ErrorCode::no_space, sentence("The hall takes no more."), {}};
    if (kind == Kind::level)
      return before == state.total ? Became::nothing : before > 0 ? Became::longer : Became::added;
    if (std::exchange(have, std::max(have, state.have)) < state.have) heard_s = clock_.now_s();
    if (clock_.now_s() > heard_s + patience_s_) return went_away();
  }
}

Result<GatherDone> gather_to_hall(base::FileSystem& files, const base::Clock& clock,
                                  const Path& from, const HallSendingWishes& wishes,
                                  const GatherProgress& progress, const base::Messages& tr) {
  const auto found = sessions_in(files, from);
  if (!found) return found.error();
  auto sending = HallSending::open(clock, wishes);
  if (!sending) return sending.error();
  GatherDone done;
  for (std::size_t n = 0; n < found->size(); ++n) {
    const Path& path = (*found)[n].path;
    const auto leave_out = [&](const base::Sentence& why) {
      ++done.left_out;
      done.notes.push_back(path.string() + ": " + why.in(tr));
    };
    const auto branch = storage::read_branch(files, path);
    if (!branch) {
      branch.error().code == ErrorCode::format ? void(++done.foreign)
                                               : leave_out(branch.error().message);
    } else if (branch->journal.empty()) {
      leave_out(
          sentence("It has no journal beside it, and a hall takes journals: bring it on a stick."));
    } else {
      const auto became = (*sending)->send(*branch, path.stem().string());
      if (!became) return became.error();
      switch (*became) {
        case HallSending::Became::added:
          ++done.added;
          break;
        case HallSending::Became::longer:
          ++done.longer;
          break;
        case HallSending::Became::nothing:
          ++done.nothing;
          break;
        case HallSending::Became::forked:
          ++done.forked;
          done.notes.push_back(path.string() + ": " +
                               sentence("The hall has more of it, or another branch: bring this "
                                        "one on a stick, which keeps both.")
                                   .in(tr));
          break;
      }
    }
    if (progress) progress(n + 1, found->size(), path.filename().string());
  }
  return done;
}

int command_gather_to_hall(const Path& from, const HallGoal& goal) {
  base::RealFileSystem files;
  base::RealClock clock;
  const base::AssetPaths assets = base::find_assets();
  const base::Messages tr(base::system_language(), assets.locale.string());
  const auto fail = [&](const Error& error) {
    fmt::print(stderr, "kurumaza: {}\n", base::said(error, tr));
    return 1;
  };
  const auto list = hall::WordList::load(files, assets.hall / "words.txt");
  if (!list) return fail(list.error());
  HallSendingWishes wishes{*list};
  wishes.known_file = base::config_folder() / "gathering-halls";
  wishes.name = base::computer_name();
  if (goal.loopback_port > 0) wishes.udp = {std::uint16_t(goal.loopback_port), true};
  if (!goal.address.empty()) {
    const auto address = hall::read_address(goal.address, wishes.udp.port);
    if (!address) return fail(address.error());
    wishes.address = *address;
  }
  if (::isatty(STDIN_FILENO)) fmt::print(stderr, "{} ", tr("The hall's six words:"));
  std::string typed;
  std::getline(std::cin, typed);
  const auto words = hall::read_words(*list, typed);
  if (!words) return fail(words.error());
  wishes.words = *words;
  return gather_and_print(
      [&](const GatherProgress& progress) {
        return gather_to_hall(files, clock, from, wishes, progress, tr);
      },
      tr);
}

}  // namespace commands
