// Sessions of a folder sent to a hall that is open, as a table's journal goes there: the hall of a town collects so what venues kept.
// Six words let it write, and read nothing: what others sent stays with the hall. One thread; `files` and `clock` outlive it.
#pragma once

#include <memory>
#include <optional>

#include "commands/gathering.h"
#include "hall/beacon_listener.h"
#include "hall/beacon_udp.h"
#include "hall/join_table.h"
#include "hall/link.h"
#include "hall/presence.h"
#include "hall/sender.h"
#include "storage/branch.h"

namespace commands {

struct HallSendingWishes {
  const hall::WordList& word_list;  // lives longer than the sending
  hall::RoomWords words{};
  base::Path known_file{};  // the place that was given to this machine for it, from then on
  std::string name{};       // as the hall lists it
  std::optional<hall::Address> address{};  // where its beacon does not come
  hall::UdpOptions udp{};
  double patience_s = 30;  // with a hall that is not there, or does not answer
};

class HallSending {
 public:
  /// Waits until it is in the hall. Fails with `unavailable` where no hall was heard that the words open, and as the hall refuses.
  static base::Result<std::unique_ptr<HallSending>> open(const base::Clock& clock,
                                                         const HallSendingWishes& wishes);

  enum class Became { added, longer, nothing, forked };
  /// Waits until the hall has the branch's journal. Fails with `unavailable` where it went away, `no_space` where it takes no more.
  base::Result<Became> send(const storage::Branch& branch, const std::string& title);

 private:
  HallSending(const base::Clock& clock, std::unique_ptr<hall::Datagrams> ear, double patience_s);
  base::Result<void> come_in(const HallSendingWishes& wishes);
  /// The number of the last op of the session that is there; 0: none, or nobody answers.
  std::uint64_t had(base::Id session) const;

  const base::Clock& clock_;
  const double patience_s_;
  hall::RealPrivateFiles private_files_;
  hall::BeaconListener listener_;
  const std::unique_ptr<hall::JoinCall> call_;
  std::unique_ptr<hall::JoinTable> join_;
  std::unique_ptr<hall::Link> link_;
  std::unique_ptr<hall::SendTransport> asking_;
  std::unique_ptr<hall::Sender> sender_;
  hall::Presence says_;
  int slot_ = 0;
};

/// As gather() into a folder; a session without a journal is left out, and one of which the hall has another branch: both are said.
base::Result<GatherDone> gather_to_hall(base::FileSystem& files, const base::Clock& clock,
                                        const base::Path& from, const HallSendingWishes& wishes,
                                        const GatherProgress& progress, const base::Messages& tr);

struct HallGoal {
  std::string address;    // typed; empty: wherever it is heard
  int loopback_port = 0;  // 0: all networks
};
/// Reads the six words from the standard input, asks for them where somebody sits there; prints what was sent.
int command_gather_to_hall(const base::Path& from, const HallGoal& goal);

}  // namespace commands
