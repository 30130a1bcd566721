// From the bytes of a packet to frames: packets as liblo makes them, and such as nobody should send.
#include <doctest/doctest.h>
#include <lo/lo.h>

#include <memory>
#include <string>

#include "platform/flood_gate.h"
#include "platform/osc_packet.h"
#include "platform/tuio_address.h"
#include "platform/tuio_frames.h"
#include "platform/tuio_places.h"
#include "support/tuio_sender.h"

using platform::OscPacket;
using platform::read_osc;
using platform::TuioFrame;
using platform::TuioFrames;
using platform::TuioProfile;
using support::tuio_bundle;
using support::TuioSaid;

namespace {

const platform::TuioSender kHere{"127.0.0.1", 4711};

std::vector<TuioFrame> frames(std::string_view bytes) {
  const auto packet = read_osc(bytes);
  REQUIRE(packet);
  return TuioFrames().take(*packet, kHere);
}

std::string message(const char* path, lo_message m) {
  std::size_t size = 0;
  void* data = lo_message_serialise(m, path, nullptr, &size);
  std::string out(static_cast<const char*>(data), size);
  std::free(data);
  lo_message_free(m);
  return out;
}

std::string bundle_of(const std::vector<std::string>& elements) {
  std::string out("#bundle\0\0\0\0\0\0\0\0\1", 16);
  for (const std::string& e : elements) {
    for (int shift = 24; shift >= 0; shift -= 8) out += char(e.size() >> shift & 0xff);
    out += e;
  }
  return out;
}

}  // namespace

TEST_CASE("tuio packets: a bundle of cursors is a frame") {
  const auto got = frames(tuio_bundle({"lamp", {3, 4}, {{3, 0.25, 0.5}, {4, 1, 0}}, 17}));
  REQUIRE(got.size() == 1);
  CHECK(got[0].profile == TuioProfile::cursors);
  CHECK(got[0].source == "lamp@127.0.0.1");
  CHECK(got[0].number == 17);
  CHECK(got[0].alive == std::vector<std::int64_t>{3, 4});
  REQUIRE(got[0].sets.size() == 2);
  CHECK(got[0].sets[0].id == 3);
  CHECK(got[0].sets[0].at == base::Vec2{0.25, 0.5});
  CHECK(got[0].sets[0].size == base::Vec2{});
}

TEST_CASE("tuio packets: blobs tell their size") {
  TuioSaid said{"", {3}, {{3, 0.25, 0.5, 0.125, 0.0625}}, 17};
  said.blobs = true;
  const auto got = frames(tuio_bundle(said));
  REQUIRE(got.size() == 1);
  CHECK(got[0].profile == TuioProfile::blobs);
  CHECK(got[0].source == "127.0.0.1");
  REQUIRE(got[0].sets.size() == 1);
  CHECK(got[0].sets[0].size == base::Vec2{0.125, 0.0625});
}

TEST_CASE("tuio packets: single messages are a frame once its number comes, each sender's its own") {
  TuioFrames reader;
  const platform::TuioSender there{"127.0.0.1", 4712};
  const auto say = [&](const platform::TuioSender& from, const std::string& bytes) {
    const auto packet = read_osc(bytes);
    REQUIRE(packet);
    return reader.take(*packet, from);
  };
  const auto words = [](const char* types, auto... values) {
    lo_message m = lo_message_new();
    lo_message_add(m, types, values...);
    return message("/tuio/2Dcur", m);
  };
  CHECK(say(kHere, words("ss", "source", "a")).empty());
  CHECK(say(kHere, words("si", "alive", 1)).empty());
  CHECK(say(there, words("si", "alive", 2)).empty());
  CHECK(say(kHere, words("sifffff", "set", 1, 0.5, 0.5, 0., 0., 0.)).empty());
  const auto one = say(kHere, words("si", "fseq", 9));
  REQUIRE(one.size() == 1);
  CHECK(one[0].source == "a@127.0.0.1");
  CHECK(one[0].alive == std::vector<std::int64_t>{1});
  CHECK(one[0].sets.size() == 1);
  const auto two = say(there, words("si", "fseq", 9));
  REQUIRE(two.size() == 1);
  CHECK(two[0].alive == std::vector<std::int64_t>{2});
  CHECK(two[0].sets.empty());
  // However many senders there are, what is kept of them has an end.
  for (unsigned port = 1; port < 2000; ++port) say({"10.0.0.1", port}, words("si", "alive", 1));
}

TEST_CASE("tuio packets: a bundle without a number counts as a repetition; one without contacts is none") {
  lo_message alive = lo_message_new();
  lo_message_add(alive, "si", "alive", 1);
  const auto got = frames(bundle_of({message("/tuio/2Dcur", alive)}));
  REQUIRE(got.size() == 1);
  CHECK(got[0].number == -1);
  lo_message source = lo_message_new();
  lo_message_add(source, "ss", "source", "a");
  CHECK(frames(bundle_of({message("/tuio/2Dcur", source)})).empty());
}

TEST_CASE("tuio packets: numbers of any type are read, words where numbers belong are not") {
  lo_message alive = lo_message_new(), set = lo_message_new(), wrong = lo_message_new(), short_one = lo_message_new();
  lo_message_add(alive, "shsf", "alive", std::int64_t{1} << 40, "x", 2.5);
  lo_message_add(set, "shdi", "set", std::int64_t{1} << 40, 0.25, 1);
  lo_message_add(wrong, "siss", "set", 3, "0.5", "0.5");
  lo_message_add(short_one, "si", "set", 3);
  const auto got = frames(bundle_of({message("/tuio/2Dcur", alive), message("/tuio/2Dcur", set),
                                     message("/tuio/2Dcur", wrong), message("/tuio/2Dcur", short_one)}));
  REQUIRE(got.size() == 1);
  CHECK(got[0].alive == std::vector<std::int64_t>{std::int64_t{1} << 40});
  REQUIRE(got[0].sets.size() == 1);
  CHECK(got[0].sets[0].at == base::Vec2{0.25, 1});
}

TEST_CASE("tuio packets: objects, other paths and messages without words are passed over") {
  lo_message object = lo_message_new(), empty = lo_message_new(), number = lo_message_new();
  lo_message_add(object, "si", "alive", 1);
  lo_message_add(number, "i", 1);
  CHECK(frames(bundle_of({message("/tuio/2Dobj", object), message("/tuio/2Dcur", empty), message("/tuio/2Dcur", number)})).empty());
}

TEST_CASE("tuio packets: what tells of no fingers is known") {
  CHECK(platform::tells_of_fingers(*read_osc(tuio_bundle({"lamp", {}, {}, 1}))));
  lo_message object = lo_message_new();
  lo_message_add(object, "si", "alive", 1);
  CHECK(!platform::tells_of_fingers(*read_osc(bundle_of({message("/tuio/2Dobj", object)}))));
}

TEST_CASE("tuio packets: what is cut off anywhere is no packet, or ends with a whole message") {
  const std::string whole = tuio_bundle({"lamp", {3, 4}, {{3, 0.25, 0.5}, {4, 1, 0}}, 17});
  int read = 0;
  for (std::size_t k = 0; k < whole.size(); ++k) read += read_osc(whole.substr(0, k)).has_value();
  CHECK(read <= 5);  // after the head, and after each message but the last
}

TEST_CASE("tuio packets: nothing is read beyond the limits") {
  CHECK(!read_osc(""));
  CHECK(!read_osc("hello, this is no OSC"));
  CHECK(!read_osc(std::string(platform::kMostOscBytes + 4, '/')));
  lo_message m = lo_message_new();
  lo_message_add(m, "si", "alive", 1);
  const std::string one = message("/tuio/2Dcur", m);
  CHECK(read_osc(bundle_of(std::vector<std::string>(100, one))));
  CHECK(!read_osc(bundle_of(std::vector<std::string>(platform::kMostOscMessages + 1, "/a\0\0,\0\0\0"))));
  std::string deep = one;
  for (int k = 0; k < platform::kMostOscDepth; ++k) deep = bundle_of({deep});
  CHECK(read_osc(deep));
  CHECK(!read_osc(bundle_of({deep})));
  std::string wrong = bundle_of({one});
  wrong[16] = '\xff';  // an element of four milliards of bytes
  CHECK(!read_osc(wrong));
}

TEST_CASE("tuio address: a port is this machine's alone; others are said") {
  using platform::parse_tuio_address;
  const auto port = parse_tuio_address("3333");
  REQUIRE(port.ok());
  CHECK(port->str() == "127.0.0.1:3333");
  const auto all = parse_tuio_address("0.0.0.0:65535");
  REQUIRE(all.ok());
  CHECK(all->host == 0);
  CHECK(all->port == 65535);
  for (const char* wrong : {"", "x", "0", "65536", "-1", "3333 ", ":3333", "localhost:3333", "1.2.3:3333", "1.2.3.4:", "::1:3333", "1.2.3.4:5:6"}) {
    const auto parsed = parse_tuio_address(wrong);
    REQUIRE_MESSAGE(!parsed.ok(), wrong);
    CHECK(parsed.error().message.english().find("ADDRESS:PORT") != std::string::npos);
  }
}

TEST_CASE("tuio places: parts of the display are pixels of the window, wherever it lies") {
  platform::TuioPlaces places;
  places.set_area({{-200, -100}, {2000, 1000}, {800, 600}, 4});
  using input::Phase;
  std::vector<input::TouchSample> out;
  places.place({{1, Phase::down, {0.25, 0.5}, {0.05, 0.02}, 3},
                {2, Phase::down, {0.05, 0.5}, {}, 3},  // left of the window
                {2, Phase::move, {0.25, 0.5}, {}, 3.1},
                {1, Phase::move, {0.05, 0.5}, {}, 3.1},  // goes beyond it: still ours
                {2, Phase::up, {0.25, 0.5}, {}, 3.2},
                {1, Phase::lost, {0.05, 0.5}, {}, 3.2}},
               out);
  REQUIRE(out.size() == 3);
  CHECK(out[0].finger == 1);
  CHECK(out[0].pos_px == base::Vec2{300, 400});
  CHECK(out[0].contact_mm == doctest::Approx(25));
  CHECK(out[0].time_s == 3);
  CHECK(out[1].pos_px == base::Vec2{-100, 400});
  CHECK(out[1].contact_mm == 0);
  CHECK(out[2].phase == Phase::lost);
}

TEST_CASE("flood gate: lets in so much a second, and no more however long nothing came") {
  platform::FloodGate gate(100);
  int in = 0;
  for (int k = 0; k < 1000; ++k) in += gate.lets_in(1, 50);
  CHECK(in == 100);
  in = 0;
  for (int k = 0; k < 1000; ++k) in += gate.lets_in(1, 50.5);
  CHECK(in == 50);
  in = 0;
  for (int k = 0; k < 1000; ++k) in += gate.lets_in(1, 5000);
  CHECK(in == 100);
  CHECK(!gate.lets_in(1, 4000));  // a clock that runs back lets nothing in
}
