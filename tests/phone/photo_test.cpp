// Pictures at the door's rules, without a socket.
#include <doctest/doctest.h>

#include "phone/intake.h"
#include "phone/jpegs.h"
#include "phone/reception.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

using namespace phone;

namespace {

constexpr const char* kKey = "abcdefghijkm";

struct Bench {
  support::ManualClock clock;
  support::MemoryFileSystem files;
  Intake intake;
  Limits limits;
  Reception reception;
  Told told;
  double now_s = 100;
  std::vector<int> answers;

  explicit Bench(const Limits& most = {})
      : intake(Inbox::open(files, "/x.phones", {}, {}).value(),
               std::make_unique<PhotoFolder>(files, "/x.photos", ""), clock, [] {}),
        limits(most),
        reception(most, {}) {
    reception.set_door({kKey, 8123, true});
    reception.set_photos(intake.photos());
    told.takes_photos = true;
    tell();
  }
  void tell() { reception.tell(std::make_shared<const Told>(told)); }
  Request request(const std::string& id, const std::string& body,
                  const std::string& phone = "anna0000") const {
    Request r;
    r.method = "POST";
    r.target = "/photo";
    r.host = "127.0.0.1:8123";
    r.key = kKey;
    r.phone = phone;
    r.photo = id;
    r.body = body;
    return r;
  }
  /// The status; what is well is taken in.
  int send(const Request& r, double after_s = 10) {
    const Wanted wanted = reception.receive(r, intake.inbox(), now_s += after_s);
    if (const auto* reply = std::get_if<Reply>(&wanted)) return reply->status;
    intake.take_photo(std::get<SentPhoto>(wanted),
                      [&](const Reply& reply) { answers.push_back(reply.status); });
    return answers.back();
  }
};

}  // namespace

TEST_CASE("photo: it is cleaned, on the disk before its phone is told, and comes once") {
  Bench b;
  CHECK(b.send(b.request("photo0000001", with_place(jpeg_of(40, 30)))) == 200);
  b.files.crash();
  const auto there = b.files.content("/x.photos/photo0000001.jpg");
  REQUIRE(there);
  CHECK(there->find("GPS") == std::string::npos);
  CHECK(b.send(b.request("photo0000001", with_place(jpeg_of(40, 30)))) == 200);
  const auto came = b.intake.take();
  REQUIRE(came.size() == 1);
  CHECK(std::get<PhotoCame>(came[0].what).key == "photo0000001");
  CHECK(b.intake.count() == 0);  // it is no card
  // Nor once it was written off.
  PhotoFolder table(b.files, "/x.photos", "");
  REQUIRE(table.put_away("photo0000001").ok());
  CHECK(b.send(b.request("photo0000001", jpeg_of(40, 30))) == 200);
  CHECK(table.waiting().empty());
}

TEST_CASE("photo: nothing of a phone's Exif is in any file that is written meanwhile") {
  Bench b;
  CHECK(b.send(b.request("photo0000001", with_place(jpeg_of(40, 30)))) == 200);
  for (const std::string& name : b.files.names()) {
    CAPTURE(name);
    const std::string bytes = b.files.content(name).value_or("");
    for (const char* word : {"GPS", "Exif", "iPhone", "Anna"})
      CHECK(bytes.find(word) == std::string::npos);
  }
}

TEST_CASE("photo: what is no picture, or too large a one, is refused and lies nowhere") {
  Bench b;
  CHECK(b.send(b.request("photo0000001", "")) == 400);
  CHECK(b.send(b.request("photo0000001", "\x89PNG\r\n\x1A\n")) == 400);
  CHECK(b.send(b.request("photo0000001", saying(jpeg_of(8, 8), 65535, 65535))) == 413);
  CHECK(b.send(b.request("photo0000001", std::string(b.limits.photo_bytes + 1, 'x'))) == 413);
  CHECK(b.send(b.request("../../../etc", jpeg_of(8, 8))) == 400);
  CHECK(b.send(b.request("", jpeg_of(8, 8))) == 400);
  CHECK_FALSE(b.files.exists("/x.photos"));
}

TEST_CASE("photo: none are taken until somebody at the table wants them") {
  Bench b;
  b.told.takes_photos = false;
  b.tell();
  const Request r = b.request("photo0000001", jpeg_of(8, 8));
  CHECK(b.send(r) == 409);
  CHECK(b.reception.most_bytes(r) < b.limits.photo_bytes);
  b.told.takes_photos = true;
  b.tell();
  CHECK(b.reception.most_bytes(r) == b.limits.photo_bytes);
  Request stranger = r;
  stranger.key = "abcdefghijk2";
  CHECK(b.reception.most_bytes(stranger) < b.limits.photo_bytes);
  CHECK(b.send(stranger) == 403);
  Request elsewhere = r;
  elsewhere.target = "/card";
  CHECK(b.reception.most_bytes(elsewhere) < b.limits.photo_bytes);
}

TEST_CASE("photo: too many at once wait, and too many of one phone or of all are enough") {
  Limits few;
  few.photos_of_phone = 4;
  few.photos = 6;
  Bench b(few);
  const std::string jpeg = jpeg_of(8, 8);
  for (int i = 1; i <= 3; ++i)
    CHECK(b.send(b.request("photo000000" + std::to_string(i), jpeg), 0.1) == 200);
  CHECK(b.send(b.request("photo0000004", jpeg), 0.1) == 429);
  CHECK(b.send(b.request("photo0000004", jpeg), 10) == 200);
  CHECK(b.send(b.request("photo0000005", jpeg), 60) == 403);
  CHECK(b.send(b.request("photo0000001", jpeg), 60) == 200);  // it is there
  CHECK(b.send(b.request("photo0000005", jpeg, "bert0000")) == 200);
  CHECK(b.send(b.request("photo0000006", jpeg, "bert0000")) == 200);
  CHECK(b.send(b.request("photo0000007", jpeg, "bert0000")) == 503);
}

TEST_CASE("photo: a full disk ticks nothing, says so at the table, and the same comes later") {
  Bench b;
  b.files.disk_full_after(b.files.bytes_in_use() + 20);
  const Request r = b.request("photo0000001", jpeg_of(40, 30));
  CHECK(b.send(r) == 503);
  CHECK(b.intake.take_trouble());
  CHECK(b.intake.take().empty());
  b.files.heal();
  CHECK(b.send(r) == 200);
  CHECK(b.intake.take().size() == 1);
}
