// Door: by what tables find a hall and come in: its words and the key of them, its certificate, the forty places, the beacon, and
// the desk that gives places. What the hub must know of it goes into its settings before the keeper starts it. The window's
// thread, but for what the desk does with the places.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "hall/beacon_sender.h"
#include "hall/beacon_udp.h"
#include "hall/certificate.h"
#include "hall/join_desk.h"
#include "hall/join_places.h"
#include "hall/keeper.h"
#include "hall/room_key.h"

namespace hall {

struct DoorOptions {
  base::Path folder;     // for words, places and certificate: this user's eyes only
  base::Path word_list;  // assets/hall/words.txt
  std::string name;      // of the hall, as tables list it
  std::string words;     // typed; empty: those that are kept, or drawn now
  std::uint16_t hub_port = 14222;
  UdpOptions udp;
};

class Door {
 public:
  /// Half a second: the key is stretched. Fails where the folder cannot be written, the words are none, or what is kept is
  /// damaged. `files` and `clock` live longer.
  static base::Result<std::unique_ptr<Door>> make(base::FileSystem& disk, PrivateFiles& files,
                                                  const base::Clock& clock, DoorOptions options);
  ~Door();
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  /// Certificate, places and the password of the user `join`.
  void tell(HubConfig& hub) const;
  const Certificate& certificate() const { return certificate_; }
  /// Answers, and says where the hall is. Fails where no beacon can be sent at all.
  base::Result<void> open(Keeper& keeper);

  /// "さくら きつね …", and in romaji.
  std::string kana() const { return kana_of(list_, words_); }
  std::string romaji() const { return romaji_of(list_, words_); }
  const std::string& name() const { return options_.name; }
  /// How many networks hear the beacon; 0: this machine alone.
  int networks() const { return beacon_ ? beacon_->networks() : 0; }
  /// Who has the place; empty: nobody.
  std::string name_of(int slot) const;
  /// The table of this place is cut off and stays out, until all are let in again.
  base::Result<void> shut_out(int slot);
  base::Result<void> let_in_all();
  std::size_t shut() const;

 private:
  Door(const base::Clock& clock, DoorOptions options, WordList list, RoomWords words, RoomKey key,
       Certificate certificate, JoinPlaces places);

  const base::Clock& clock_;
  const DoorOptions options_;
  const WordList list_;
  const RoomWords words_;
  const RoomKey key_;
  const Certificate certificate_;
  mutable std::mutex mutex_;  // guards places_
  JoinPlaces places_;
  Keeper* keeper_ = nullptr;  // null: it is not open
  std::unique_ptr<JoinDesk> desk_;
  std::unique_ptr<BeaconSender> beacon_;
};

}  // namespace hall
