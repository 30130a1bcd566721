// HallHost: a hall as its screen sees it, over the hub that really is it: opened on a thread of its own, since that takes a
// moment, and asked again every few seconds where it could not be opened. The window's thread.
#pragma once

#include <future>
#include <optional>
#include <string>
#include <vector>

#include "commands/hall_hub.h"
#include "pages/hall_room.h"

namespace app {

class HallHost final : public pages::HallRoom {
 public:
  /// All live longer; `wake` is called on other threads.
  HallHost(base::FileSystem& files, const base::Clock& clock, commands::HallOptions options,
           std::function<void()> wake);

  void follow() override;
  const pages::RoomStanding& standing() const override { return standing_; }
  const std::vector<pages::RoomTable>& tables() const override { return tables_; }
  base::Id send(hall::Wish wish, const std::vector<int>& places) override;
  std::vector<hall::Errand> errands() const override;
  std::vector<base::Sentence> take_notes() override;
  base::Result<void> shut_out(int place) override;
  base::Result<void> let_in_all() override;

 private:
  using Opened = base::Result<std::unique_ptr<commands::HallHub>>;
  void open();
  void take_hub();
  void stand();
  void list_tables();

  base::FileSystem& files_;
  const base::Clock& clock_;
  const commands::HallOptions options_;
  const std::function<void()> wake_;
  std::unique_ptr<commands::HallHub> hub_;
  pages::RoomStanding standing_;
  std::vector<pages::RoomTable> tables_;
  double again_s_ = 0, addresses_again_s_ = 0;
  std::optional<std::future<Opened>> opening_;  // last: what it uses is there till it has ended
};

}  // namespace app
