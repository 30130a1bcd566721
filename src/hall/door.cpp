#include "hall/door.h"

#include <utility>

#include "hall/room_words_file.h"

namespace hall {

using base::Result;

Result<std::unique_ptr<Door>> Door::make(base::FileSystem& disk, PrivateFiles& files,
                                         const base::Clock& clock, DoorOptions options) {
  auto list = WordList::load(disk, options.word_list);
  if (!list) return list.error();
  auto words = options.words.empty() ? kept_room_words(files, options.folder / "words.txt", *list)
                                     : read_words(*list, options.words);
  if (!words) return words.error();
  auto key = RoomKey::from_words(*list, *words);
  if (!key) return key.error();
  auto certificate = kept_certificate(files, options.folder, clock.wall());
  if (!certificate) return certificate.error();
  auto places = JoinPlaces::open(files, options.folder / "places.json");
  if (!places) return places.error();
  options.name = beacon_name(options.name);
  return std::unique_ptr<Door>(new Door(clock, std::move(options), std::move(*list), *words, *key,
                                        std::move(*certificate), std::move(*places)));
}

Door::Door(const base::Clock& clock, DoorOptions options, WordList list, RoomWords words,
           RoomKey key, Certificate certificate, JoinPlaces places)
    : clock_(clock),
      options_(std::move(options)),
      list_(std::move(list)),
      words_(words),
      key_(key),
      certificate_(std::move(certificate)),
      places_(std::move(places)) {}

Door::~Door() = default;

void Door::tell(HubConfig& hub) const {
  hub.port = options_.hub_port;
  if (options_.udp.loopback_only) hub.listen = "127.0.0.1";
  hub.certificate_file = options_.folder / "hall.pem";
  hub.key_file = options_.folder / "hall.key";
  hub.join_password = key_.join_password();
  const std::scoped_lock guard(mutex_);
  hub.places.assign(places_.places().begin(), places_.places().end());
}

Result<void> Door::open(Keeper& keeper) {
  keeper_ = &keeper;
  auto desk = JoinDesk::open(keeper.hall_link(), [this](std::string_view text) {
    const std::scoped_lock guard(mutex_);
    return places_.answer_text(text);
  });
  if (!desk) return desk.error();
  desk_ = std::move(*desk);
  auto datagrams = open_hall_datagrams(options_.udp, clock_);
  if (!datagrams) return datagrams.error();
  beacon_ = std::make_unique<BeaconSender>(
      std::move(*datagrams), clock_,
      beacon_packet(key_.beacon_key(), {options_.hub_port, options_.name, certificate_.der}));
  beacon_->start();
  return {};
}

std::string Door::name_of(int slot) const {
  const std::scoped_lock guard(mutex_);
  const auto& taken = places_.taken(slot);
  return taken ? taken->name : std::string();
}

Result<void> Door::shut_out(int slot) {
  const std::scoped_lock guard(mutex_);
  if (auto shut = places_.shut_out(slot); !shut) return shut;
  const auto& all = places_.places();
  return keeper_ ? keeper_->set_places({all.begin(), all.end()}) : Result<void>();
}

Result<void> Door::let_in_all() {
  const std::scoped_lock guard(mutex_);
  return places_.let_in_all();
}

std::size_t Door::shut() const {
  const std::scoped_lock guard(mutex_);
  return places_.shut();
}

}  // namespace hall
