import 'server-only'
import { act } from './acts'
import { appTransactionId, uuid } from './ids'
import type { Customer, SideWorld, Stage } from './model'
import { endOf } from './periods'
import { no, type Result } from './result'
import { runUntil } from './run'
import { SCENARIOS } from './scenario-list'

/**
 * Makes a customer who goes through a scenario: from `now` on as the clock moves, or so far back
 * that all of it has happened by now.
 */
export function startScenario(
  stage: Stage,
  id: string,
  options: { bundleId: string; begin: 'now' | 'past'; name?: string | undefined },
): Result<{ customer: Customer }> {
  const scenario = SCENARIOS.find((row) => row.id === id)
  if (!scenario) return no('There is no such scenario.')
  const start =
    options.begin === 'now' ? stage.now : stage.now - months(stage.world, scenario.length)
  const began = { ...stage, now: start }
  const customer = newCustomer(began, { ...options, scenario: id, title: scenario.title })
  customer.plan = scenario.steps
    .slice(1)
    .map((step) => ({ at: start + months(stage.world, step.at), act: step.act }))
  const [first] = scenario.steps
  const done = first ? act(began, customer, first.act) : null
  if (done && !done.ok) {
    stage.world.customers.splice(stage.world.customers.indexOf(customer), 1)
    return done
  }
  resolveFirst(customer)
  runUntil(stage.owner, stage.world, stage.now)
  return { ok: true, customer }
}

export function newCustomer(
  stage: Stage,
  of: { bundleId: string; name?: string | undefined; scenario: string | null; title: string },
): Customer {
  const { customers } = stage.world
  const number = customers.filter(({ familyOf }) => familyOf === null).length + 1
  const customer: Customer = {
    id: `${stage.world.side}-${stage.owner.counter + 1}`,
    name: of.name ?? `Customer ${number}: ${of.title}`,
    bundleId: of.bundleId,
    scenario: of.scenario,
    created: stage.now,
    appTransactionId: appTransactionId(stage.owner),
    appAccountToken: uuid(stage.owner),
    storefront: 'USA',
    storefrontId: '143441',
    billingWorks: true,
    familyOf: null,
    transactions: [],
    subscriptions: [],
    plan: [],
    problems: [],
    asked: [],
  }
  customers.push(customer)
  return customer
}

/** `first` in a plan is the transaction of the first step. */
function resolveFirst(customer: Customer): void {
  const id = customer.transactions[0]?.transactionId
  if (id === undefined) return
  for (const step of customer.plan) {
    if ('transactionId' in step.act && step.act.transactionId === 'first') {
      step.act = { ...step.act, transactionId: id }
    }
  }
}

const months = (world: SideWorld, count: number): number =>
  Math.round((world.side === 'sandbox' ? endOf(world, 0, 'P1M') : 30.4 * 86_400_000) * count)
