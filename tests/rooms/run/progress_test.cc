// The progress line says rate and time left, and divides by nothing that may be zero.
#include "run/progress.hpp"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(ProgressTest, SaysRateAndTimeLeft) {
  EXPECT_EQ((Progress{120, 500}.line(3.0)), "120 of 500 pages, 40.0 pages/s, 0:10 left");
  EXPECT_EQ((Progress{120, std::nullopt}.line(3.0)), "120 pages, 40.0 pages/s");
  EXPECT_EQ((Progress{1, 7201}.line(1.0)), "1 of 7201 pages, 1.0 pages/s, 120:00 left");
}

TEST(ProgressTest, IsSilentAboutTimeLeftWhenItCannotKnow) {
  EXPECT_EQ((Progress{0, 500}.line(0.0)), "0 of 500 pages, 0.0 pages/s");
}

}  // namespace
}  // namespace entente
