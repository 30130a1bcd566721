// PhoneNews: what the door tells phones: how the evening stands, in both languages, soon after it has changed,
// and, while somebody reads it, the map, which a thread of its own draws. The window's thread.
#pragma once

#include <memory>

#include "pages/phone_map_task.h"
#include "pages/sitting.h"
#include "phone/door.h"

namespace pages {

class PhoneNews {
 public:
  /// Both live longer.
  PhoneNews(Surroundings& around, Sitting& sitting);

  /// The session has changed, or what is wished of phones.
  void changed() { news_ = map_old_ = true; }
  void tick(double now_s, phone::Door& door, const phone::Wishes& wishes);
  double next_deadline_s(const phone::Door& door) const;

 private:
  std::shared_ptr<const phone::Told> told(const phone::Wishes& wishes) const;
  bool is_read(double now_s, const phone::Door& door) const;
  void ask_for_map(double now_s);

  Surroundings& around_;
  Sitting& sitting_;
  const base::Messages ja_, en_;
  std::unique_ptr<PhoneMapWorker> worker_;  // since the map was read the first time
  base::Id board_;                          // that was told of
  std::uint64_t maps_ = 0;                  // asked for
  double told_s_ = -1e9, map_s_ = -1e9;     // when that was done last
  bool news_ = true, map_old_ = true;
  bool drawing_ = false;
};

}  // namespace pages
