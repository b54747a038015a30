import {
  ArrowDown,
  ArrowUp,
  Ban,
  CalendarPlus,
  CircleOff,
  CirclePlay,
  CircleStop,
  type LucideIcon,
  Redo2,
  Repeat,
  RotateCw,
  ShoppingBag,
  Tag,
  TrendingUp,
  TriangleAlert,
  Undo2,
} from 'lucide-react'
import type { MarkKind, PeriodKind } from '@/lib/timeline/life'

interface PeriodLook {
  word: string
  /** Whether the customer may use it: those bars have the whole height, the others half of it. */
  access: boolean
  /** What the pattern is drawn on, and the pattern’s own colour, which the outline has too. */
  ground: string
  ink: string
  text: string
  /** What it means: for the legend. */
  about: string
}

export const PERIOD_LOOKS: Record<PeriodKind, PeriodLook> = {
  paid: {
    word: 'Paid',
    access: true,
    ground: 'fill-pass',
    ink: 'stroke-pass',
    text: 'fill-surface',
    about: 'paid for in full',
  },
  trial: {
    word: 'Free trial',
    access: true,
    ground: 'fill-pass-soft',
    ink: 'stroke-pass',
    text: 'fill-pass',
    about: 'free of charge for the first time',
  },
  offer: {
    word: 'Offer',
    access: true,
    ground: 'fill-pass-soft',
    ink: 'stroke-pass',
    text: 'fill-pass',
    about: 'at the price of an offer',
  },
  owned: {
    word: 'Owned',
    access: true,
    ground: 'fill-pass-soft',
    ink: 'stroke-pass',
    text: 'fill-pass',
    about: 'bought once, without an end',
  },
  grace: {
    word: 'Grace',
    access: true,
    ground: 'fill-warning-soft',
    ink: 'stroke-warning',
    text: 'fill-warning',
    about: 'payment failed, access continues',
  },
  retry: {
    word: 'Billing retry',
    access: false,
    ground: 'fill-warning-soft',
    ink: 'stroke-warning',
    text: 'fill-warning',
    about: 'payment failed, Apple keeps trying',
  },
  lapsed: {
    word: 'Lapsed',
    access: false,
    ground: 'fill-transparent',
    ink: 'stroke-notice',
    text: 'fill-notice',
    about: 'nothing was paid',
  },
  unknown: {
    word: 'Not known',
    access: false,
    ground: 'fill-unverified-soft',
    ink: 'stroke-unverified',
    text: 'fill-unverified',
    about: 'the evidence has a gap',
  },
  revoked: {
    word: 'Revoked',
    access: false,
    ground: 'fill-fail-soft',
    ink: 'stroke-fail',
    text: 'fill-fail',
    about: 'refunded, or taken back from a family',
  },
}

interface MarkLook {
  word: string
  icon: LucideIcon
  text: string
}

export const MARK_LOOKS: Record<MarkKind, MarkLook> = {
  purchase: { word: 'Purchase', icon: ShoppingBag, text: 'text-foreground' },
  renewal: { word: 'Renewal', icon: RotateCw, text: 'text-muted' },
  resubscription: { word: 'Subscribed again', icon: Repeat, text: 'text-foreground' },
  upgrade: { word: 'Upgrade', icon: ArrowUp, text: 'text-foreground' },
  downgrade: { word: 'Downgrade', icon: ArrowDown, text: 'text-foreground' },
  offer: { word: 'Offer', icon: Tag, text: 'text-foreground' },
  'price-increase': { word: 'Price increase', icon: TrendingUp, text: 'text-warning' },
  'renewal-off': { word: 'Renewal turned off', icon: CircleOff, text: 'text-warning' },
  'renewal-on': { word: 'Renewal turned on', icon: CirclePlay, text: 'text-foreground' },
  refund: { word: 'Refund', icon: Undo2, text: 'text-fail' },
  revocation: { word: 'Revocation', icon: Ban, text: 'text-fail' },
  'refund-reversed': { word: 'Refund undone', icon: Redo2, text: 'text-foreground' },
  extension: { word: 'Renewal date moved', icon: CalendarPlus, text: 'text-foreground' },
  'failed-renewal': { word: 'Renewal failed', icon: TriangleAlert, text: 'text-warning' },
  expiry: { word: 'Expired', icon: CircleStop, text: 'text-muted' },
}

export const PERIOD_KINDS = Object.keys(PERIOD_LOOKS) as PeriodKind[]
