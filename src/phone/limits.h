// Limits: what the door lets phones do, so that thirty people can write and none of them can drown the
// table. Plain values; any thread.
#pragma once

#include <cstddef>

namespace phone {

struct Limits {
  std::size_t characters = 200;     // of a card
  std::size_t answer = 1000;        // characters of an answer in words
  std::size_t name = 40;            // characters of a writer's name
  std::size_t card_bytes = 4096;    // of what a card is sent in
  std::size_t sheet_bytes = 16384;  // the same of a questionnaire's sheet
  std::size_t head_bytes = 4096;    // of a request's head
  double cards_s = 1;               // of one phone in a second
  double cards_burst = 3;
  double points_s = 5;  // changes of its points
  double points_burst = 20;
  double asks_s = 50;  // requests from one address
  double asks_burst = 100;
  std::size_t cards_of_phone = 200;
  std::size_t phones = 2000;
  std::size_t cards = 5000;  // of all phones in a session
  std::size_t connections = 300;
  double request_s = 10;  // until all of it must have come
  std::size_t photo_bytes = 1 << 20;
  int photo_side = 4000;          // pixels
  int photo_pixels = 12'000'000;  // side by side
  int scans = 32;                 // passes over a picture
  double photos_s = 0.2;          // of one phone in a second
  double photos_burst = 3;
  std::size_t photos_of_phone = 20;
  std::size_t photos = 200;        // of all phones, as long as the session is
  std::size_t photos_at_once = 8;  // that are on their way
  double photo_s = 40;             // until all of one must have come
};

}  // namespace phone
