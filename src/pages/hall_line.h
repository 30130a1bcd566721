// HallLine: this table's connection to the hall that it has joined: its journal goes there, its presence is told, letters come.
// The window's thread; threads of its own do what waits.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "hall/link.h"
#include "hall/presence.h"
#include "hall/request.h"
#include "hall/sender.h"
#include "storage/live_session.h"

namespace pages {

class HallLine {
 public:
  /// `clock` lives longer; `wake` is called, on another thread, for each letter.
  static base::Result<std::unique_ptr<HallLine>> open(const hall::LinkOptions& options, int slot,
                                                      const base::Clock& clock,
                                                      std::function<void()> wake);

  hall::LinkState link() const { return link_->state(); }
  double begun_s() const { return begun_s_; }
  bool never_connected() const { return link_->connections() == 0; }
  hall::SenderState sent() const { return sender_.state(); }

  /// The table's session from now on: its journal from the first line. It may end before the line or after.
  void carry(storage::LiveSession& session);
  void carry_none() { sender_.carry_none(); }

  /// Says it where it is due: every five seconds, and soon after a change.
  void tell(const hall::Presence& now, double now_s);
  /// The oldest letter that nobody has looked at.
  std::optional<hall::Letter> letter() { return mail_ ? mail_->take() : std::nullopt; }
  void answer(const hall::Letter& letter, hall::RequestAnswer what, base::Id request);
  /// To other tables, by the hall; false: it cannot be told now.
  bool send(const std::string& dispatch);

 private:
  HallLine(std::unique_ptr<hall::Link> link, int slot, const base::Clock& clock);

  const std::unique_ptr<hall::Link> link_;
  const int slot_;
  const double begun_s_;
  hall::Sender sender_;
  std::shared_ptr<hall::Mail> mail_;
  std::optional<hall::Presence> told_;
  double told_s_ = 0;
};

}  // namespace pages
